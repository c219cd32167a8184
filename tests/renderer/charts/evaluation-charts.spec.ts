import { expect, it } from 'vitest'
import { biographyChart } from '../../../src-renderer/charts/biography-chart'
import type { RunChartOption } from '../../../src-renderer/charts/chart-option'
import {
  calibrationChart,
  precisionRecallChart,
  rocChart,
} from '../../../src-renderer/charts/evaluation-charts'
import { curveTable } from '../../../src-renderer/charts/evaluation-tables'
import { thinned } from '../../../src-renderer/charts/unit-square'
import { reliabilityBins } from '../../../shared/domain/evaluation/calibration'
import { precisionRecallCurve, rocCurve } from '../../../shared/domain/evaluation/threshold-curves'
import { confusionAbove, sweepThresholds } from '../../../shared/domain/evaluation/threshold-sweep'

const tokens = {
  card: 'white',
  ink: 'black',
  muted: 'grey',
  hairline: 'silver',
  train: 'blue',
  test: 'purple',
  good: 'green',
  positive: 'orange',
  negative: 'navy',
  fontNumbers: 'mono',
}
const scored = { labels: [1, 1, 0, 0], probabilities: [0.9, 0.4, 0.6, 0.1] }
const sweep = sweepThresholds(scored)
const at = (threshold: number) => ({
  classes: ['<b>cat</b>', 'a name '.repeat(20)] as const,
  colour: 'purple',
  tokens,
  threshold,
  confusion: confusionAbove(sweep, threshold),
})

/** The points of one series, by its id. */
function pointsOf(option: RunChartOption, id: string): unknown {
  return option.series?.find((one) => one.id === id)?.data
}

it('the ring stands on the curve, where the threshold is', () => {
  const roc = rocChart(rocCurve(sweep)!, at(0.5))
  // Above 0.5: one of two cats, one of two others.
  expect(pointsOf(roc, 'threshold')).toEqual([[0.5, 0.5]])
  expect(pointsOf(roc, 'roc')).toEqual([
    [0, 0],
    [0, 0.5],
    [0.5, 0.5],
    [0.5, 1],
    [1, 1],
  ])
  const curve = precisionRecallCurve(sweep)!
  expect(pointsOf(precisionRecallChart(curve, at(0.3)), 'threshold')).toEqual([[1, 2 / 3]])
  expect(pointsOf(precisionRecallChart(curve, at(1)), 'threshold')).toEqual([[0, 1]])
})

it('a long class name is cut on its axis, and markup stays text', () => {
  const { xAxis, yAxis } = rocChart(rocCurve(sweep)!, at(0.5))
  expect([xAxis, yAxis].map((axis) => (axis as { name: string }).name)).toEqual([
    `${'a name '.repeat(20).slice(0, 43)}…`,
    '<b>cat</b> found (recall)',
  ])
})

it('each bin is a dot on the bar of its interval', () => {
  const option = calibrationChart(reliabilityBins(scored), { colour: 'purple', tokens })
  expect(pointsOf(option, 'calibration')).toEqual([
    [0.1, 0],
    [0.4, 1],
    [0.6, 0],
    [0.9, 1],
  ])
})

it('a curve of many points is drawn with those that can be told apart, its ends among them', () => {
  const points = Array.from({ length: 100_001 }, (_, i) => ({ x: i / 100_000, y: 0.5 }))
  const few = thinned(points)
  expect(few.length).toBeLessThan(600)
  expect([few[0], few.at(-1)]).toEqual([points[0], points.at(-1)])
  expect(curveTable(['x', 'y'], points, ({ x, y }) => [x, y]).rows.map(([x]) => x)).toEqual(
    [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((x) => `${x.toFixed(1)}\u202f%`),
  )
})

it('a biography has a ring for each of the latest changes of mind', () => {
  const flips = Array.from({ length: 30 }, (_, i) => ({ x: i, y: i % 2 }))
  const option = biographyChart({ points: flips, flips, iterations: 100, tokens })
  expect(pointsOf(option, 'flips')).toHaveLength(24)
  expect(pointsOf(option, 'biography')).toHaveLength(30)
})
