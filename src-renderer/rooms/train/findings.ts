/**
 * What a run's numbers mean, said honestly: what, how much, what to do. Pure; thresholds are named and explained here.
 * It claims nothing that the numbers do not carry: a test score is above the baseline only when its whole 95 % interval is.
 */
import { baselineAccuracy, baselineLabel, type SplitCounts } from '../../../shared/domain/dataset'
import { againstBaseline, exampleCount, wilsonInterval } from '../../../shared/domain/score-statistics'
import type { MetricPoint, RunSummary } from '../../../shared/domain/run'
import { trainMessages, type FindingWords } from '../../../shared/messages/train'
import type { BestTest } from '../../charts/run-series'
import type { Tone } from '../../components/finding-tone'
import type { SeriesPoint } from '../../charts/thin-series'

export interface Finding extends FindingWords {
  readonly tone: Tone
}

export interface RunFacts {
  readonly run: RunSummary
  readonly first: MetricPoint
  readonly latest: MetricPoint
  readonly best: BestTest | null
  /** The training cost over the whole run, evenly measured. */
  readonly trainCost: readonly SeriesPoint[]
}

/** A gap worth naming: ten points. The course's own best network has 98 % and 80 %. */
const GAP = 0.1
/** A later test accuracy this far below the best one is more than the usual jitter of one or two pictures. */
const LOST_SINCE_BEST = 0.05
/** Before this many points nothing is said about the trend of the cost. */
const POINTS_FOR_A_TREND = 10
/** The cost of full-batch descent with a fitting rate may jitter; a quarter more than before is not jitter. */
const RISE = 1.25
/** Less than one per cent down in the whole run. */
const STUCK = 0.99
/** Before this share of the run a comparison with the baseline would only discourage. */
const SHARE_BEFORE_JUDGING = 0.1

/** Most important first. What diverged answers by weights that mean nothing: only the way out is said of it. */
export function findings(facts: RunFacts): readonly Finding[] {
  if (facts.run.progress.state === 'diverged') return ending(facts)
  return [...ending(facts), ...testing(facts), ...cost(facts)]
}

const good = (words: FindingWords): Finding => ({ tone: 'good', ...words })
const attention = (words: FindingWords): Finding => ({ tone: 'attention', ...words })
const neutral = (words: FindingWords): Finding => ({ tone: 'neutral', ...words })

function hasEnded({ run }: RunFacts): boolean {
  return ['finished', 'stopped', 'diverged', 'failed'].includes(run.progress.state)
}

/** How the run ended, where that needs a word of its own. */
function ending({ run }: RunFacts): readonly Finding[] {
  const { state, iteration, iterations } = run.progress
  if (state === 'diverged') {
    return [attention(trainMessages.diverged(iteration, run.hyperparameters.learningRate))]
  }
  if (state === 'failed') {
    return [attention({ title: trainMessages.failed, text: run.reason ?? trainMessages.failedWithoutReason })]
  }
  return state === 'stopped' ? [neutral(trainMessages.stopped(iteration, iterations))] : []
}

function testing(facts: RunFacts): readonly Finding[] {
  const { run, latest } = facts
  const counts = run.dataset.test
  if (!counts || latest.testAccuracy === null) return [neutral(trainMessages.noTest)]
  const test = run.score?.test?.accuracy ?? latest.testAccuracy
  const train = run.score?.train.accuracy ?? latest.trainAccuracy
  return [...comparison(facts, counts, test), ...oneAnswer(run), ...generalisation(facts, train, test)]
}

function comparison(facts: RunFacts, counts: SplitCounts, test: number): readonly Finding[] {
  const { run, latest } = facts
  const baseline = baselineAccuracy(counts)
  const className = run.dataset.classes[baselineLabel(counts) === 1 ? 0 : 1]
  if (!hasEnded(facts)) {
    const isEarly = latest.iteration < run.progress.iterations * SHARE_BEFORE_JUDGING
    return isEarly || test > baseline
      ? []
      : [neutral(trainMessages.belowBaselineYet(test, baseline, className))]
  }
  const correct = Math.round(test * counts.examples)
  switch (againstBaseline(correct, counts.examples, baseline)) {
    case 'above':
      return [good(trainMessages.finishedAbove(test, baseline, className))]
    case 'unproven':
      return [
        neutral(
          trainMessages.finishedUnproven(
            test,
            baseline,
            className,
            counts.examples,
            wilsonInterval(correct, counts.examples),
          ),
        ),
      ]
    case 'not-above':
      return [attention(trainMessages.atBaseline(test, baseline, className))]
  }
}

function oneAnswer({ score, dataset }: RunSummary): readonly Finding[] {
  if (!score?.test) return []
  const { tp, fp, tn, fn } = score.test.confusion
  if (exampleCount(score.test.confusion) === 0) return []
  if (tp + fp === 0) return [attention(trainMessages.oneAnswer(dataset.classes[1]))]
  return tn + fn === 0 ? [attention(trainMessages.oneAnswer(dataset.classes[0]))] : []
}

function generalisation(facts: RunFacts, train: number, test: number): readonly Finding[] {
  const { best } = facts
  const isGap = train - test >= GAP
  const lost = best !== null && best.accuracy - test >= LOST_SINCE_BEST
  return [
    ...(lost && hasEnded(facts)
      ? [neutral(trainMessages.bestEarlier(best.accuracy, best.iteration, test))]
      : []),
    ...(!isGap && hasEnded(facts) && isBetterThanConstant(facts, test)
      ? [good(trainMessages.noGap(train, test))]
      : []),
  ]
}

function isBetterThanConstant({ run }: RunFacts, test: number): boolean {
  return run.dataset.test !== null && test > baselineAccuracy(run.dataset.test)
}

function cost(facts: RunFacts): readonly Finding[] {
  const { run, first, latest, trainCost } = facts
  if (trainCost.length < POINTS_FOR_A_TREND) return []
  const [from, to] = [first.trainCost, latest.trainCost]
  const { learningRate, initialization } = run.hyperparameters
  if (isRising(trainCost)) return [attention(trainMessages.costRising(lowest(trainCost), to, learningRate))]
  if (to > from * STUCK) {
    const isSymmetric = initialization === 'zeros' && run.architecture.hidden.length > 0
    return [
      attention(
        isSymmetric ? trainMessages.costStuckAtZeros : trainMessages.costStuck(from, to, learningRate),
      ),
    ]
  }
  return [good(hasEnded(facts) ? trainMessages.costFell(from, to) : trainMessages.costFalling(from, to))]
}

/** Whether the newest tenth of the run lies well above the tenth before it, or above where the run began. */
function isRising(points: readonly SeriesPoint[]): boolean {
  const window = Math.max(3, Math.floor(points.length / 10))
  const newest = mean(points.slice(-window))
  const before = mean(points.slice(-2 * window, -window))
  const beginning = points[0]?.y ?? newest
  return newest > before * RISE || newest > beginning * RISE
}

function mean(points: readonly SeriesPoint[]): number {
  return points.reduce((sum, { y }) => sum + y, 0) / points.length
}

function lowest(points: readonly SeriesPoint[]): number {
  return points.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY)
}
