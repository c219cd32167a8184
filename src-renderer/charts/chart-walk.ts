/** Walking along the drawn points of a run chart, one by one: where a key leads, and what stands there. Pure. */
import { chartMessages } from '../../shared/messages/charts'
import type { FocusKey } from '../composables/shortcut-table'
import type { RunChartOption } from './chart-option'

export type WalkKey = Exclude<FocusKey<'chart'>, '+' | '-' | '0' | `Shift+${string}`>

/** Where one stands: a point of the leading curve, and the values of all curves there. */
export interface ChartPlace {
  /** What a tooltip is shown by: the leading curve's place in the option, and the point's in the curve. */
  readonly seriesIndex: number
  readonly dataIndex: number
  readonly iteration: number
  /** "Iteration 1,200: train 0.031, test 0.402". */
  readonly text: string
}

interface DrawnCurve {
  readonly name: string
  readonly seriesIndex: number
  readonly points: readonly (readonly [number, number])[]
}

/** So many leaps lead from one end to the other. */
const LEAPS = 10

/**
 * Stays within what is shown.
 *
 * @param from the iteration one stands at; null enters at the newest point
 * @returns null where there is nothing to walk along
 */
export function placeAfterStep(option: RunChartOption, from: number | null, key: WalkKey): ChartPlace | null {
  const curves = measuredCurves(option)
  const [lead] = curves
  if (!lead) return null
  const { min, max } = option.xAxis as { readonly min: number; readonly max: number }
  const shown = lead.points.flatMap(([x], index) => (x >= min && x <= max ? [{ x, index }] : []))
  const last = shown.length - 1
  const target = from === null ? last : nearestPlace(shown, from) + stepsOf(key, last)
  const next = shown[Math.min(last, Math.max(0, target))]
  if (!next) return null
  const format = [option.tooltip ?? []].flat()[0]?.valueFormatter
  const values = curves.map(({ name, points }) => {
    const [, value] = points[
      nearestPlace(
        points.map(([x]) => ({ x })),
        next.x,
      )
    ] ?? [0, Number.NaN]
    return `${name} ${format?.(value, next.index) ?? value}`
  })
  return {
    seriesIndex: lead.seriesIndex,
    dataIndex: next.index,
    iteration: next.x,
    text: chartMessages.place(next.x, values),
  }
}

/** Those with a name and with numbers in turn: rules, heads and calmer lines have no name. */
function measuredCurves({ series = [] }: RunChartOption): readonly DrawnCurve[] {
  return series.flatMap(({ name, data }, seriesIndex) =>
    typeof name === 'string' && data instanceof Float64Array && data.length > 0
      ? [{ name, seriesIndex, points: pairsOf(data) }]
      : [],
  )
}

function pairsOf(inTurn: Float64Array): DrawnCurve['points'] {
  return Array.from({ length: inTurn.length / 2 }, (_, i) => [
    inTurn[2 * i] ?? Number.NaN,
    inTurn[2 * i + 1] ?? Number.NaN,
  ])
}

function stepsOf(key: WalkKey, last: number): number {
  const leap = Math.max(1, Math.round(last / LEAPS))
  const steps: Readonly<Record<WalkKey, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    PageUp: leap,
    PageDown: -leap,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  }
  return steps[key]
}

function nearestPlace(points: readonly { readonly x: number }[], x: number): number {
  const distance = (point: { readonly x: number } | undefined): number =>
    point ? Math.abs(point.x - x) : Number.POSITIVE_INFINITY
  return points.reduce((best, point, place) => (distance(point) < distance(points[best]) ? place : best), 0)
}
