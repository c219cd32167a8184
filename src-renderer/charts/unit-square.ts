/** Charts whose two axes run from 0 to 1: ROC, precision over recall, calibration. Pure; colours come in as plain values. */
import { formatPercent } from '../../shared/messages/format'
import { rule, type LineSeries, type RunChartOption } from './chart-option'
import type { ChartTokens } from './chart-tokens'
import { UNIT_FRAME } from './plot-frame'
import type { SeriesPoint } from './thin-series'

export interface UnitSquareInput {
  readonly tokens: ChartTokens
  readonly xName: string
  readonly yName: string
  readonly series: readonly LineSeries[]
}

const TEXT_SIZE = 12
const LONGEST_NAME = 44

export function unitSquare({ tokens, xName, yName, series }: UnitSquareInput): RunChartOption {
  const axis = {
    type: 'value' as const,
    min: 0,
    max: 1,
    interval: 0.25,
    nameLocation: 'middle' as const,
    nameTextStyle: { color: tokens.muted, fontSize: TEXT_SIZE },
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      color: tokens.muted,
      fontSize: TEXT_SIZE,
      formatter: (value: number) => formatPercent(value),
    },
  }
  return {
    animation: false,
    textStyle: { fontFamily: tokens.fontNumbers },
    grid: { ...UNIT_FRAME, top: 10 },
    xAxis: { ...axis, name: shortened(xName), nameGap: 27, splitLine: { show: false } },
    yAxis: {
      ...axis,
      name: shortened(yName),
      nameGap: 46,
      splitLine: { lineStyle: { color: tokens.hairline, width: 1 } },
    },
    series: [...series],
  }
}

/** A class may have any name; an axis has room for so many letters. */
function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name
}

export interface UnitCurveInput {
  readonly id: string
  readonly points: readonly SeriesPoint[]
  readonly colour: string
  /** Holds each value back to the point before, as a precision holds over its step of recall. */
  readonly isStepped?: boolean
  /** A dot on every point, for curves of a few. */
  readonly hasDots?: boolean
}

export function unitCurve({ id, points, colour, isStepped, hasDots }: UnitCurveInput): LineSeries {
  return {
    type: 'line',
    id,
    data: points.map(({ x, y }) => [x, y]),
    symbol: hasDots ? 'circle' : 'none',
    symbolSize: 7,
    ...(isStepped ? { step: 'start' as const } : {}),
    silent: true,
    emphasis: { disabled: true },
    lineStyle: { color: colour, width: 2, join: 'round' },
    itemStyle: { color: colour },
    z: 3,
  }
}

/** Where the threshold is now: a ring that stands out by its shape. */
export function thresholdMark(at: SeriesPoint, label: string, tokens: ChartTokens): LineSeries {
  return {
    type: 'line',
    id: 'threshold',
    data: [[at.x, at.y]],
    symbol: 'circle',
    symbolSize: 13,
    silent: true,
    itemStyle: { color: tokens.card, borderColor: tokens.ink, borderWidth: 2.5 },
    label: {
      show: true,
      position: at.x > 0.7 ? 'left' : 'right',
      distance: 8,
      formatter: label,
      color: tokens.ink,
      fontSize: TEXT_SIZE,
      fontWeight: 600,
      fontFamily: tokens.fontNumbers,
      backgroundColor: tokens.card,
      padding: [2, 3],
    },
    z: 6,
  }
}

/** A dashed line to compare with: what chance, or a constant answer, or a perfect calibration looks like. */
export function reference(from: SeriesPoint, to: SeriesPoint, tokens: ChartTokens): LineSeries {
  return rule({ id: 'reference', from, to, colour: tokens.muted, dashed: true, tokens })
}

/** Points closer than this in both directions cannot be told apart on a screen. */
const RESOLUTION = 1 / 500

/** The same curve with as few points as can be seen; the first and the last stay. */
export function thinned(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const last = points.at(-1)
  let kept: SeriesPoint | null = null
  return points.filter((point) => {
    const isApart =
      kept === null || Math.abs(point.x - kept.x) >= RESOLUTION || Math.abs(point.y - kept.y) >= RESOLUTION
    if (!isApart && point !== last) return false
    kept = point
    return true
  })
}
