// Lesson "Random initialisation": twins stay twins, large weights block the gradient, and one unit needs no luck.
import { describe, expect, it } from 'vitest'
import type { StartName, StartReport } from '../../../../shared/domain/lessons/initialization'
import type { LessonPictures } from '../../../../src-main/workers/lesson-protocol'
import { trainFrom, trainPicturesFrom } from '../../../../src-main/workers/lessons/initialization'
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

describe('the same on pictures', () => {
  /** 30 of each class, 32 × 32 grey: a light disc in the left half, or in the right one, at many heights. */
  function discs(): LessonPictures {
    const labels = Uint8Array.from({ length: 60 }, (_, i) => i % 2)
    const pixels = new SharedArrayBuffer(60 * 32 * 32)
    const bytes = new Uint8Array(pixels)
    labels.forEach((label, i) => {
      const [middleX, middleY] = [label === 1 ? 8 : 24, 6 + ((7 * i) % 20)]
      for (let y = 0; y < 32; y++)
        for (let x = 0; x < 32; x++)
          bytes[i * 1024 + 32 * y + x] =
            Math.hypot(x - middleX, y - middleY) < 6 ? 230 : 30 + ((x * y * i) % 40)
    })
    return {
      source: 'own',
      pixels,
      labels,
      classes: ['left', 'right'],
      trainExamples: 60,
      features: 1024,
      size: 32,
      channels: 1,
      scaling: 'unit',
    }
  }
  const onDiscs = (start: StartName) => trainPicturesFrom({ start }, discs(), lessonPorts.createKernels)
  /** How many of the first layer's pictures differ from every earlier one, seen as pictures. */
  const differentPictures = ({ firstLayer }: StartReport): number => {
    const { units, pixels } = firstLayer!
    const length = pixels.length / units
    return new Set(
      Array.from({ length: units }, (_, i) => pixels.subarray(i * length, (i + 1) * length).join()),
    ).size
  }

  it('from zeros all units are one grey picture; from small ones each is its own, and learns', async () => {
    const [zeros, small] = [await onDiscs('zeros'), await onDiscs('small')]
    expect(zeros.firstLayer).toMatchObject({ units: 4, size: 16, channels: 1 })
    expect(zeros.firstLayer?.pixels.every((pixel) => pixel === 128)).toBe(true) // 128 is weight 0
    expect([zeros.differentUnits, differentPictures(zeros), zeros.accuracy]).toEqual([1, 1, 0.5])
    expect([small.differentUnits, differentPictures(small)]).toEqual([4, 4])
    expect(small.accuracy).toBeGreaterThan(0.95)
    expect(small.pictures).toEqual({ source: 'own', count: 60 })
  })

  it('from large ones hardly any gradient gets through; logistic regression starts from zeros and learns', async () => {
    const [large, logistic] = [await onDiscs('large'), await onDiscs('logistic')]
    expect(large.meanSlope).toBeLessThan(0.05)
    expect([logistic.differentUnits, logistic.firstLayer?.units]).toEqual([null, 1])
    expect(logistic.accuracy).toBeGreaterThan(0.95)
    // Label 1 is on the left: there its weights are above 128, on the right below.
    const half = (side: 0 | 1) =>
      logistic
        .firstLayer!.pixels.filter((_, place) => Math.floor((place % 16) / 8) === side)
        .reduce((sum, pixel) => sum + pixel - 128, 0)
    expect(half(0)).toBeGreaterThan(0)
    expect(half(1)).toBeLessThan(0)
  })
})
