/** What a network's answers look like at every threshold, as chart options. Pure. */
import type { ClassNames } from '../../shared/domain/dataset'
import type { ReliabilityBin } from '../../shared/domain/evaluation/calibration'
import type { PrecisionRecallCurve, RocCurve } from '../../shared/domain/evaluation/threshold-curves'
import type { Confusion } from '../../shared/domain/run'
import { precision, recall } from '../../shared/domain/score-statistics'
import { curveMessages } from '../../shared/messages/evaluate-curves'
import { rule, type RunChartOption } from './chart-option'
import type { ChartTokens } from './chart-tokens'
import { reference, thinned, thresholdMark, unitCurve, unitSquare } from './unit-square'

interface Shared {
  readonly classes: ClassNames
  /** Of the split whose curve it is. */
  readonly colour: string
  readonly tokens: ChartTokens
}

interface AtThreshold extends Shared {
  readonly threshold: number
  /** At that threshold. */
  readonly confusion: Confusion
}

export function rocChart(
  curve: RocCurve,
  { classes, colour, tokens, threshold, confusion }: AtThreshold,
): RunChartOption {
  const points = curve.points.map(({ falsePositiveRate: x, truePositiveRate: y }) => ({ x, y }))
  const { tp, fp, tn, fn } = confusion
  return unitSquare({
    tokens,
    xName: curveMessages.falsePositiveRate(classes[1], classes[0]),
    yName: curveMessages.truePositiveRate(classes[0]),
    series: [
      reference({ x: 0, y: 0 }, { x: 1, y: 1 }, tokens),
      unitCurve({ id: 'roc', points: thinned(points), colour }),
      thresholdMark({ x: fp / (fp + tn), y: tp / (tp + fn) }, curveMessages.here(threshold), tokens),
    ],
  })
}

export function precisionRecallChart(
  curve: PrecisionRecallCurve,
  { classes, colour, tokens, threshold, confusion }: AtThreshold,
): RunChartOption {
  const points = curve.points.map(({ recall: x, precision: y }) => ({ x, y }))
  const { tp, fp, tn, fn } = confusion
  const share = (tp + fn) / (tp + fp + tn + fn)
  return unitSquare({
    tokens,
    xName: curveMessages.recall(classes[0]),
    yName: curveMessages.precision,
    series: [
      reference({ x: 0, y: share }, { x: 1, y: share }, tokens),
      unitCurve({ id: 'precision-recall', points: thinned(points), colour, isStepped: true }),
      // Nothing answered positive has no precision; the curve begins at 1 there by convention.
      thresholdMark(
        { x: recall(confusion) ?? 0, y: precision(confusion) ?? 1 },
        curveMessages.here(threshold),
        tokens,
      ),
    ],
  })
}

/** Each bin's dot on a bar that holds its true share 19 times of 20. */
export function calibrationChart(
  bins: readonly ReliabilityBin[],
  { colour, tokens }: Omit<Shared, 'classes'>,
): RunChartOption {
  const bars = bins.map(({ meanProbability: x, interval }, i) =>
    rule({
      id: `interval ${i}`,
      from: { x, y: interval.low },
      to: { x, y: interval.high },
      colour: tokens.muted,
      dashed: false,
      tokens,
    }),
  )
  const points = bins.map(({ meanProbability: x, positiveShare: y }) => ({ x, y }))
  return unitSquare({
    tokens,
    xName: curveMessages.said,
    yName: curveMessages.happened,
    series: [
      reference({ x: 0, y: 0 }, { x: 1, y: 1 }, tokens),
      ...bars,
      unitCurve({ id: 'calibration', points, colour, hasDots: true }),
    ],
  })
}
