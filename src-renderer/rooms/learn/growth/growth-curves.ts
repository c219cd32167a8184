/** From single trainings to learning curves: for each network and share the median test accuracy and its range. Pure. */
import {
  GROWTH_DRAWS,
  GROWTH_NETWORKS,
  GROWTH_SHARES,
  type GrowthNetwork,
  type GrowthReport,
  type GrowthRequest,
} from '../../../../shared/domain/lessons/growth'

/** Fewer pictures to train on than these are called few. */
const FEW = 100

export interface CurvePoint {
  /** Pictures that the network was trained on. */
  readonly examples: number
  /** Test accuracies of the draws that are done. */
  readonly median: number
  readonly lowest: number
  readonly highest: number
}

export interface LearningCurve {
  readonly network: GrowthNetwork
  /** From few pictures to many. */
  readonly points: readonly CurvePoint[]
}

/** All trainings in the order they are done: the first draw of everything, then the second; from few pictures to many. */
export const GROWTH_PLAN: readonly GrowthRequest[] = Array.from({ length: GROWTH_DRAWS }, (_, draw) =>
  Array.from({ length: GROWTH_SHARES }, (_, share) =>
    GROWTH_NETWORKS.map((network) => ({ network, share, draw: draw + 1 })),
  ),
).flat(2)

export function learningCurves(reports: readonly GrowthReport[]): readonly LearningCurve[] {
  return GROWTH_NETWORKS.map((network) => ({
    network,
    points: Array.from({ length: GROWTH_SHARES }, (_, share) =>
      pointOf(reports.filter((report) => report.network === network && report.share === share)),
    ).flatMap((point) => point ?? []),
  }))
}

function pointOf(reports: readonly GrowthReport[]): CurvePoint | null {
  const [first] = reports
  if (!first) return null
  const accuracies = reports.map(({ test }) => test.right / test.examples).toSorted((a, b) => a - b)
  const [lowest = NaN, highest = NaN] = [accuracies.at(0), accuracies.at(-1)]
  const middle = [(accuracies.length - 1) >> 1, accuracies.length >> 1].map((i) => accuracies[i] ?? NaN)
  const [low = NaN, high = NaN] = middle
  return { examples: first.train.examples, median: (low + high) / 2, lowest, highest }
}

/** The largest training set that was used is small. */
export function hasFewPictures(reports: readonly GrowthReport[]): boolean {
  return Math.max(...reports.map(({ train }) => train.examples)) < FEW
}
