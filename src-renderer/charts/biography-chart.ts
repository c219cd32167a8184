/** One picture's probability over a training as a chart option. Pure. */
import { formatCount, formatPercent } from '../../shared/messages/format'
import type { RunChartOption } from './chart-option'
import type { ChartTokens } from './chart-tokens'
import { BIOGRAPHY_FRAME } from './plot-frame'
import type { SeriesPoint } from './thin-series'
import { reference, unitCurve } from './unit-square'

export interface BiographyChartInput {
  readonly points: readonly SeriesPoint[]
  /** Where the answer changed: rings. */
  readonly flips: readonly SeriesPoint[]
  /** Of the whole run. */
  readonly iterations: number
  readonly tokens: ChartTokens
}

/** More rings than this would hide the line; the sentence beside it has their number. */
const MOST_RINGS = 24
const TEXT_SIZE = 11

export function biographyChart({ points, flips, iterations, tokens }: BiographyChartInput): RunChartOption {
  const label = { color: tokens.muted, fontSize: TEXT_SIZE }
  const hidden = { axisLine: { show: false }, axisTick: { show: false } }
  return {
    animation: false,
    textStyle: { fontFamily: tokens.fontNumbers },
    grid: { ...BIOGRAPHY_FRAME, top: 8 },
    xAxis: {
      type: 'value',
      min: 0,
      max: iterations,
      interval: iterations / 2,
      ...hidden,
      splitLine: { show: false },
      axisLabel: { ...label, formatter: (value: number) => formatCount(value) },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.5,
      ...hidden,
      splitLine: { lineStyle: { color: tokens.hairline, width: 1 } },
      axisLabel: { ...label, formatter: (value: number) => formatPercent(value) },
    },
    series: [
      reference({ x: 0, y: 0.5 }, { x: iterations, y: 0.5 }, tokens),
      unitCurve({ id: 'biography', points, colour: tokens.train }),
      {
        type: 'line',
        id: 'flips',
        data: flips.slice(-MOST_RINGS).map(({ x, y }) => [x, y]),
        symbol: 'circle',
        symbolSize: 8,
        silent: true,
        lineStyle: { width: 0 },
        itemStyle: { color: tokens.card, borderColor: tokens.ink, borderWidth: 2 },
        z: 5,
      },
    ],
  }
}
