/** Accuracy over the iterations, with the baseline and the best test accuracy, as a chart option. Pure. */
import { formatPercent } from '../../shared/messages/format'
import { trainMessages } from '../../shared/messages/train'
import { chartFrame, curves, rule, type RunChartOption } from './chart-option'
import type { ChartTokens } from './chart-tokens'
import { isInView, pointsInView } from './chart-zoom'
import { accuracyScale } from './nice-scale'
import { rateMarks, type RateMarksInput } from './rate-marks'
import type { BestTest } from './run-series'
import type { SeriesPoint } from './thin-series'

export interface AccuracyChartInput extends RateMarksInput {
  /** Accuracies are shares between 0 and 1. */
  readonly train: readonly SeriesPoint[]
  readonly test: readonly SeriesPoint[]
  /** What always answering the larger class scores; drawn from the first moment. Null without data. */
  readonly baseline: number | null
  readonly best: BestTest | null
  readonly isSmooth: boolean
}

/** Right of this share of the axis, the label of the best iteration stands to the left of its line. */
const LABEL_TURNS_AT = 0.7

export function accuracyChart(input: AccuracyChartInput): RunChartOption {
  const { baseline, best, iterations, view, isSmooth, tokens } = input
  const [train, test] = [pointsInView(input.train, view), pointsInView(input.test, view)]
  const reference = baseline === null ? [] : [{ x: 0, y: baseline }]
  const lowest = [...train, ...test, ...reference].reduce<number | null>(
    (least, { y }) => Math.min(least ?? y, y),
    null,
  )
  const scale = accuracyScale(lowest)
  const common = { tokens, view, formatValue: (share: number) => formatPercent(share) }
  return {
    ...chartFrame({
      ...common,
      iterations,
      scale,
      formatTick: common.formatValue,
      showsIterations: true,
    }),
    series: [
      ...rateMarks(input, { min: scale.min, max: 1 }),
      ...reference.map((from) =>
        rule({
          id: 'baseline',
          from,
          to: { x: iterations, y: from.y },
          colour: tokens.muted,
          dashed: true,
          tokens,
        }),
      ),
      // Before the first step nothing has been learned that could be best.
      ...(best && best.iteration > 0 && isInView(best.iteration, view)
        ? [bestRule(best, scale.min, view?.to ?? iterations, tokens)]
        : []),
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

function bestRule(
  best: BestTest,
  bottom: number,
  lastShown: number,
  tokens: ChartTokens,
): ReturnType<typeof rule> {
  return rule({
    id: 'best',
    from: { x: best.iteration, y: bottom },
    to: { x: best.iteration, y: 1 },
    colour: tokens.good,
    dashed: false,
    label: {
      text: trainMessages.bestAt(best.accuracy, best.iteration),
      side: best.iteration > lastShown * LABEL_TURNS_AT ? 'left' : 'right',
    },
    tokens,
  })
}
