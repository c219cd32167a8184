import { describe, expect, it } from 'vitest'
import { RunSeries } from '../../../src-renderer/charts/run-series'
import type { MetricPoint } from '../../../shared/domain/run'

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
    series.append([point(0, 0.4), point(10, 0.8)])
    series.append([point(20, 0.8), point(30, 0.7)])
    expect(series.first?.iteration).toBe(0)
    expect(series.latest?.iteration).toBe(30)
    expect(series.bestTest).toEqual({ iteration: 10, accuracy: 0.8 })
    expect(series.testAccuracy.points().map(({ y }) => y)).toEqual([0.4, 0.8, 0.8, 0.7])
  })

  it('has no test curves without test pictures', () => {
    const series = new RunSeries()
    series.append([point(0, null), point(1, null)])
    expect(series.testCost.points()).toEqual([])
    expect(series.bestTest).toBeNull()
    expect(series.trainCost.points()).toHaveLength(2)
  })
})
