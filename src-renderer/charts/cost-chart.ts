/** The cost J over the iterations as a chart option. Pure: curves and colours in, option out. */
import { formatDecimal } from '../../shared/messages/format'
import { trainMessages } from '../../shared/messages/train'
import { chartFrame, curve, type RunChartOption } from './chart-option'
import type { ChartTokens } from './chart-tokens'
import { costScale } from './nice-scale'
import type { SeriesPoint } from './thin-series'

export interface CostChartInput {
  readonly train: readonly SeriesPoint[]
  /** Empty without test pictures. */
  readonly test: readonly SeriesPoint[]
  readonly iterations: number
  readonly tokens: ChartTokens
}

export function costChart({ train, test, iterations, tokens }: CostChartInput): RunChartOption {
  const highest = [...train, ...test].reduce<number | null>((most, { y }) => Math.max(most ?? y, y), null)
  const scale = costScale(highest)
  const common = { tokens, formatValue: (value: number) => formatDecimal(value) }
  return {
    ...chartFrame({
      ...common,
      iterations,
      scale,
      formatTick: tickFormatter(scale.interval),
      showsIterations: false,
    }),
    series: [
      curve({
        ...common,
        name: trainMessages.seriesTrain,
        points: train,
        colour: tokens.train,
        dashed: false,
      }),
      curve({ ...common, name: trainMessages.seriesTest, points: test, colour: tokens.test, dashed: true }),
    ],
  }
}

/** As many decimals as the step needs: steps of 0.2 give "0.4", steps of 0.25 give "0.50". */
function tickFormatter(interval: number): (value: number) => string {
  const decimals = [0, 1, 2, 3, 4, 5].find((digits) => isWhole(interval * 10 ** digits)) ?? 6
  return (value) => formatDecimal(value, decimals)
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9 * Math.max(1, value)
}
