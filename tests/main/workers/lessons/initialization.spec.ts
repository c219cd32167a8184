// Lesson "Random initialisation": twins stay twins, large weights block the gradient, and one unit needs no luck.
import { describe, expect, it } from 'vitest'
import { trainFrom } from '../../../../src-main/workers/lessons/initialization'
import { lessonPorts } from '../../../fakes/lab/fake-lessons'

const from = (start: 'zeros' | 'small' | 'large' | 'logistic', data: 'flower' | 'blobs' = 'flower') =>
  trainFrom({ start, data }, lessonPorts.createKernels)

describe('the four starts', () => {
  it('zeros: one unit four times, and a cost that stays at log 2', async () => {
    const { costs, differentUnits, meanSlope, accuracy } = await from('zeros')
    expect([differentUnits, meanSlope, accuracy]).toEqual([1, 1, 0.5]) // tanh′(0) = 1; 200 of 400
    expect(costs).toHaveLength(41) // 0, 50, … 2000
    for (const [, cost] of costs) expect(cost).toBeCloseTo(Math.LN2, 12)
  })

  it('small: four units, and the course’s costs at 0 and 1000', async () => {
    const { costs, differentUnits, meanSlope, accuracy } = await from('small')
    const at = (iteration: number) => costs.find(([i]) => i === iteration)![1].toFixed(6)
    expect([at(0), at(1000), at(2000)]).toEqual(['0.693048', '0.288083', '0.254385'])
    expect(differentUnits).toBe(4)
    expect(meanSlope).toBeGreaterThan(0.99)
    expect(accuracy).toBeGreaterThan(0.85)
  })

  it('large: little of the gradient gets through, and the first cost is high', async () => {
    const [large, small] = [await from('large'), await from('small')]
    expect(large.meanSlope).toBeLessThan(0.2)
    expect(large.costs[0]![1]).toBeGreaterThan(2 * small.costs[0]![1])
    expect(large.differentUnits).toBe(4)
  })

  it('logistic regression from zeros learns what a line can divide', async () => {
    const { costs, accuracy, differentUnits, meanSlope } = await from('logistic', 'blobs')
    expect([differentUnits, meanSlope]).toEqual([null, null])
    expect(costs[0]![1]).toBeCloseTo(Math.LN2, 12)
    expect(costs.at(-1)![1]).toBeLessThan(0.15)
    expect(accuracy).toBeGreaterThan(0.95)
  })
})
