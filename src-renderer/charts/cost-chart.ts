/** The cost J over the iterations as a chart option. Pure: curves and colours in, option out. */
import { formatDecimal, formatSetting } from '../../shared/messages/format'
import { trainMessages } from '../../shared/messages/train'
import { chartFrame, curves, type RunChartOption } from './chart-option'
import { pointsInView } from './chart-zoom'
import { costScale, logScale } from './nice-scale'
import { rateMarks, type RateMarksInput } from './rate-marks'
import type { SeriesPoint } from './thin-series'

export interface CostChartInput extends RateMarksInput {
  readonly train: readonly SeriesPoint[]
  /** Empty without test pictures. */
  readonly test: readonly SeriesPoint[]
  readonly isLog: boolean
  readonly isSmooth: boolean
}

export function costChart(input: CostChartInput): RunChartOption {
  const { iterations, view, isLog, isSmooth, tokens } = input
  const onAxis = ({ y }: SeriesPoint): boolean => !isLog || y > 0
  const train = pointsInView(input.train, view).filter(onAxis)
  const test = pointsInView(input.test, view).filter(onAxis)
  const values = [...train, ...test].map(({ y }) => y)
  const axis = costAxis(values, isLog)
  const common = { tokens, view, formatValue: (value: number) => formatDecimal(value) }
  return {
    ...chartFrame({ ...common, ...axis, iterations, showsIterations: false }),
    series: [
      ...rateMarks(input, axis.scale),
      ...curves(
        { ...common, name: trainMessages.seriesTrain, points: train, colour: tokens.train, dashed: false },
        isSmooth,
      ),
      ...curves(
        { ...common, name: trainMessages.seriesTest, points: test, colour: tokens.test, dashed: true },
        isSmooth,
      ),
    ],
  }
}

function costAxis(
  values: readonly number[],
  isLog: boolean,
): Pick<Parameters<typeof chartFrame>[0], 'scale' | 'formatTick' | 'isLog'> {
  if (isLog) return { scale: logScale(values), isLog, formatTick: formatSetting }
  const highest = values.reduce<number | null>((most, y) => Math.max(most ?? y, y), null)
  const scale = costScale(highest)
  return { scale, isLog, formatTick: tickFormatter(scale.interval) }
}

/** As many decimals as the step needs: steps of 0.2 give "0.4", steps of 0.25 give "0.50". */
function tickFormatter(interval: number): (value: number) => string {
  const decimals = [0, 1, 2, 3, 4, 5].find((digits) => isWhole(interval * 10 ** digits)) ?? 6
  return (value) => formatDecimal(value, decimals)
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9 * Math.max(1, value)
}
