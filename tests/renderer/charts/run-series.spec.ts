import { describe, expect, it } from 'vitest'
import { RunSeries } from '../../../src-renderer/charts/run-series'
import type { MetricPoint } from '../../../shared/domain/run'
import { stepColumns } from '../../fakes/lab/step-columns'

const point = (iteration: number, testAccuracy: number | null): MetricPoint => ({
  iteration,
  trainCost: 1 / (1 + iteration),
  trainAccuracy: 0.5,
  testCost: testAccuracy === null ? null : 0.6,
  testAccuracy,
})

describe('RunSeries', () => {
  it('keeps first, newest and the earliest best test accuracy over several batches', () => {
    const series = new RunSeries()
    series.append([point(0, 0.4), point(10, 0.8)], stepColumns([]))
    series.append([point(20, 0.8), point(30, 0.7)], stepColumns([]))
    expect(series.first?.iteration).toBe(0)
    expect(series.latest?.iteration).toBe(30)
    expect(series.bestTest).toEqual({ iteration: 10, accuracy: 0.8 })
    expect(series.testAccuracy.points().map(({ y }) => y)).toEqual([0.4, 0.8, 0.8, 0.7])
  })

  it('has no test curves without test pictures', () => {
    const series = new RunSeries()
    series.append([point(0, null), point(1, null)], stepColumns([]))
    expect(series.testCost.points()).toEqual([])
    expect(series.bestTest).toBeNull()
    expect(series.trainCost.points()).toHaveLength(2)
  })

  it('training curves are of all that is known, each iteration once; the trend is of the measured ones', () => {
    const series = new RunSeries()
    const step = (iteration: number, cost: number) => ({ iteration, cost, accuracy: 0.25 })
    series.append([point(0, 0.4)], stepColumns([step(0, 1), step(1, 7)]))
    series.append([point(3, 0.4)], stepColumns([step(2, 0.5)]))
    series.append([], stepColumns([step(3, 0.25), step(4, 0.2)]))
    // The measured cost of 3 is 1 / (1 + 3).
    expect(series.trainCost.points()).toEqual([
      { x: 0, y: 1 },
      { x: 1, y: 7 },
      { x: 2, y: 0.5 },
      { x: 3, y: 0.25 },
      { x: 4, y: 0.2 },
    ])
    expect(series.trainAccuracy.points().map(({ x }) => x)).toEqual([0, 1, 2, 3, 4])
    expect(series.measuredCost.points().map(({ x }) => x)).toEqual([0, 3])
    expect(series.hasSteps).toBe(true)
  })
})
