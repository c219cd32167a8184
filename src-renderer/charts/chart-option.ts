/** The frame that all run charts share: axes, grid, tooltip, line styles. Pure; colours come in as plain values. */
import type { LineSeriesOption } from 'echarts/charts'
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import { formatCount } from '../../shared/messages/format'
import { trainMessages } from '../../shared/messages/train'
import type { ChartTokens } from './chart-tokens'
import { isInView, type IterationRange } from './chart-zoom'
import type { AxisScale } from './nice-scale'
import { RUN_FRAME } from './plot-frame'
import { smoothed } from './smooth-series'
import type { SeriesPoint } from './thin-series'

/** A line's points; long ones as x and y in turn, which ECharts takes as they are, without a copy and a look at each. */
export type LineSeries = Omit<LineSeriesOption, 'data'> & {
  readonly data: NonNullable<LineSeriesOption['data']> | Float64Array
}

export type RunChartOption = ComposeOption<GridComponentOption | TooltipComponentOption> & {
  readonly series?: readonly LineSeries[]
}

/** The share of the plot's width that a pixel stands at: 0 at its left end, 1 at its right. */
export function plotShare(pixel: number, width: number): number {
  const plot = width - RUN_FRAME.left - RUN_FRAME.right
  return plot > 0 ? Math.min(1, Math.max(0, (pixel - RUN_FRAME.left) / plot)) : 0
}

const TEXT_SIZE = 12
/** Of the raw line under a smoothed one: every spike can still be seen. */
const BACK_OPACITY = 0.45

interface FrameInput {
  readonly tokens: ChartTokens
  /** The whole run's length: the x axis does not grow while a run streams. */
  readonly iterations: number
  readonly scale: AxisScale | { readonly min: number; readonly max: number }
  /** Powers of ten have equal distances. */
  readonly isLog?: boolean
  /** The part that is shown; null for the whole run. */
  readonly view: IterationRange | null
  readonly formatTick: (value: number) => string
  readonly formatValue: (value: number) => string
  /** Only the lowest of stacked charts writes the iterations. */
  readonly showsIterations: boolean
}

/** Everything but the curves. No animation: a streaming line moves by itself, and a still one has nothing to tell. */
export function chartFrame(input: FrameInput): RunChartOption {
  const { tokens, scale } = input
  return {
    animation: false,
    textStyle: { fontFamily: tokens.fontNumbers },
    grid: { ...RUN_FRAME, top: 10, ...(input.showsIterations ? {} : { bottom: 10 }) },
    tooltip: tooltip(input),
    xAxis: iterationAxis(input),
    yAxis: {
      type: input.isLog ? 'log' : 'value',
      ...scale,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: tokens.muted, fontSize: TEXT_SIZE, formatter: input.formatTick },
      splitLine: { lineStyle: { color: tokens.hairline, width: 1 } },
    },
  }
}

function iterationAxis({
  tokens,
  iterations,
  view,
  showsIterations,
}: FrameInput): NonNullable<RunChartOption['xAxis']> {
  return {
    type: 'value',
    min: view?.from ?? 0,
    max: view?.to ?? iterations,
    minInterval: 1,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      show: showsIterations,
      color: tokens.muted,
      fontSize: TEXT_SIZE,
      hideOverlap: true,
      // The edges of a zoomed view are seldom round; their labels would crowd the round ones.
      ...(view ? { showMinLabel: false, showMaxLabel: false } : {}),
      formatter: (value: number) => formatCount(value),
    },
    axisPointer: {
      label: { show: false, formatter: ({ value }) => trainMessages.iterationNumber(Number(value)) },
    },
  }
}

/** Drawn on the canvas (`richText`): a class name with markup in it stays text. */
function tooltip({ tokens, formatValue }: FrameInput): TooltipComponentOption {
  return {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    transitionDuration: 0,
    backgroundColor: tokens.card,
    borderColor: tokens.hairline,
    borderWidth: 1,
    padding: [8, 10],
    textStyle: { color: tokens.ink, fontSize: TEXT_SIZE, fontFamily: tokens.fontNumbers },
    axisPointer: { type: 'line', lineStyle: { color: tokens.muted, width: 1, type: 'solid' } },
    valueFormatter: (value) => formatValue(Number(value)),
  }
}

interface CurveInput {
  readonly name: string
  readonly points: readonly SeriesPoint[]
  readonly colour: string
  /** Training is solid, testing dashed: the two differ without colour too. */
  readonly dashed: boolean
  readonly tokens: ChartTokens
  readonly formatValue: (value: number) => string
  /** What is shown; a curve that ends outside it has no label. */
  readonly view: IterationRange | null
  /** A smoothed line is drawn over it: this one stands back, and stays in sight. */
  readonly standsBack?: boolean
}

/** A measured curve with its name and newest value written at its end. */
function curve(input: CurveInput): LineSeries {
  const { name, points, colour, dashed, tokens, formatValue, view, standsBack = false } = input
  const last = points.at(-1)
  return {
    type: 'line',
    id: name,
    name,
    data: inTurn(points),
    // Also saves the time in which every point's symbol would be looked after.
    showSymbol: false,
    silent: true,
    emphasis: { disabled: true },
    lineStyle: {
      color: colour,
      width: standsBack ? 1 : dashed ? 1.6 : 2,
      opacity: standsBack ? BACK_OPACITY : 1,
      type: dashed ? [5, 4] : 'solid',
      join: 'round',
    },
    itemStyle: { color: colour },
    endLabel: {
      show: last !== undefined && isInView(last.x, view),
      formatter: last ? `${name} ${formatValue(last.y)}` : '',
      color: colour,
      fontSize: TEXT_SIZE,
      fontFamily: tokens.fontNumbers,
      fontWeight: 600,
      distance: 7,
      // A reference line that passes behind stays legible beside it.
      backgroundColor: tokens.card,
      padding: [1, 2],
    },
    labelLayout: { moveOverlap: 'shiftY' },
    z: dashed ? 3 : 4,
  }
}

/** x₀, y₀, x₁, y₁, … */
function inTurn(points: readonly SeriesPoint[]): Float64Array {
  const numbers = new Float64Array(2 * points.length)
  points.forEach(({ x, y }, index) => {
    numbers[2 * index] = x
    numbers[2 * index + 1] = y
  })
  return numbers
}

/** The calmer line over a curve: it has no numbers of its own, so no tooltip and no label. */
function smoothCurve({ name, points, colour, dashed }: CurveInput): LineSeries {
  return {
    type: 'line',
    id: `${name} smoothed`,
    data: inTurn(points),
    symbol: 'none',
    silent: true,
    emphasis: { disabled: true },
    tooltip: { show: false },
    lineStyle: { color: colour, width: 2.4, type: dashed ? [5, 4] : 'solid', join: 'round' },
    z: 5,
  }
}

/** A curve, and its calmer line when that is asked for. */
export function curves(input: CurveInput, isSmooth: boolean): readonly LineSeries[] {
  const measured = [curve({ ...input, standsBack: isSmooth }), ...head(input)]
  return isSmooth ? [...measured, smoothCurve({ ...input, points: smoothed(input.points) })] : measured
}

/** The solid curve ends in a dot: where the run is now. */
function head({ name, points, colour, dashed }: CurveInput): readonly LineSeries[] {
  const last = points.at(-1)
  if (dashed || !last) return []
  return [
    {
      type: 'line',
      id: `${name} head`,
      data: [[last.x, last.y]],
      symbol: 'circle',
      symbolSize: 7,
      silent: true,
      emphasis: { disabled: true },
      tooltip: { show: false },
      itemStyle: { color: colour },
      z: 4,
    },
  ]
}

interface RuleInput {
  readonly id: string
  readonly from: SeriesPoint
  readonly to: SeriesPoint
  readonly colour: string
  readonly dashed: boolean
  /** At the line's beginning: above it, or so many pixels below where it begins at the top. */
  readonly label?: { readonly text: string; readonly side: 'left' | 'right'; readonly below?: number }
  readonly tokens: ChartTokens
}

/** A straight reference line that is not data: no tooltip, no dot. */
export function rule({ id, from, to, colour, dashed, label, tokens }: RuleInput): LineSeries {
  const text = {
    show: label !== undefined,
    position: label?.side ?? 'right',
    distance: 6,
    // Beside the edge of the plot, not on it.
    offset: [0, label?.below ?? -10],
    formatter: label?.text ?? '',
    color: colour,
    fontSize: TEXT_SIZE,
    fontWeight: 600 as const,
    fontFamily: tokens.fontNumbers,
    backgroundColor: tokens.card,
    padding: [2, 3],
  }
  return {
    type: 'line',
    id,
    data: [
      { value: [from.x, from.y], symbol: 'circle', symbolSize: 0.1, label: text },
      { value: [to.x, to.y], symbol: 'none' },
    ],
    symbol: 'none',
    silent: true,
    emphasis: { disabled: true },
    tooltip: { show: false },
    lineStyle: { color: colour, width: 1.2, type: dashed ? [4, 4] : 'solid' },
    // What has words stands before the curves: they would strike it through.
    z: label ? 6 : 2,
  }
}
