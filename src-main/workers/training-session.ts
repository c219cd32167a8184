/**
 * One training as its thread sees it: which iterations are measured, when it has diverged or got no better, and which
 * weights it ends with. Knows nothing of time, messages or commands.
 */
import type { KeptBest, MetricPoint } from '../../shared/domain/run'
import { EarlyStopping } from '../engine/early-stopping'
import type { Evaluation, Trainer } from '../engine/trainer'
import type { Scaling } from '../../shared/domain/preprocessing'
import type { FinalScore, ParametersMessage, TrainingOrder } from './training-protocol'

export type Ending = 'finished' | 'stopped' | 'diverged'

export interface Iteration {
  /** What was measured of the parameters before this update; null when none was due, or it is known already. */
  readonly point: MetricPoint | null
  /** Null while training may go on. */
  readonly ending: { readonly state: Ending; readonly divergedAt: number | null } | null
}

/** The last word of a training. */
export interface LastWord {
  readonly point: MetricPoint | null
  readonly score: FinalScore
  readonly parameters: ParametersMessage
  readonly best: KeptBest | null
}

const GOING_ON: Iteration = { point: null, ending: null }

export class TrainingSession {
  readonly order: TrainingOrder
  readonly trainer: Trainer
  readonly #scaling: Scaling
  readonly #earlyStopping: EarlyStopping | null
  /** The parameters at the last iteration that was measured with a finite cost. */
  #lastFinite: ParametersMessage | null = null
  /** With early stopping: the parameters of the best iteration. */
  #best: ParametersMessage | null = null
  #isStoppedEarly = false
  /** So that stopping and going on at the same iteration does not measure it twice. */
  #lastMeasured = -1

  constructor(order: TrainingOrder, trainer: Trainer, scaling: Scaling) {
    this.order = order
    this.trainer = trainer
    this.#scaling = scaling
    const { earlyStopping } = order.hyperparameters
    this.#earlyStopping = earlyStopping && new EarlyStopping(earlyStopping.patience)
  }

  /** One update. The cost of iteration i is the one before update i; it is measured when due or asked for. */
  iterate(isAskedFor: boolean): Iteration {
    const { trainer } = this
    const { iterations, logEvery } = this.order.hyperparameters
    const isDue = isAskedFor || trainer.iteration % logEvery === 0
    const before = isDue ? this.parameters() : null
    const test = isDue ? this.#evaluateTest() : null
    const exact = isDue && !trainer.isStepExact ? trainer.evaluate('train') : null
    const step = trainer.step()
    const train = exact ? { cost: exact.cost, accuracy: exact.score.accuracy } : step
    if (!Number.isFinite(step.cost) || !Number.isFinite(train.cost)) {
      return { point: null, ending: { state: 'diverged', divergedAt: step.iteration } }
    }
    if (!before) return this.#hasEnded(iterations) ? FINISHED : GOING_ON
    this.#lastFinite = before
    const point = this.#measured(metricPoint(step.iteration, train, test))
    if (point && this.#watch(point, before)) this.#isStoppedEarly = true
    return { point, ending: this.#isStoppedEarly || this.#hasEnded(iterations) ? FINISHED.ending : null }
  }

  /**
   * Measures the last parameters and decides which are kept: after a divergence the last finite ones, with early stopping
   * those of the best iteration.
   */
  end(state: Ending): LastWord & { readonly isFinite: boolean } {
    const { trainer } = this
    if (state === 'diverged') trainer.restore(this.#lastFinite ?? this.parameters())
    let train = trainer.evaluate('train')
    let test = this.#evaluateTest()
    const isFinite = Number.isFinite(train.cost)
    let point: MetricPoint | null = null
    if (state !== 'diverged' && isFinite) {
      const { cost, score } = train
      point = this.#measured(metricPoint(trainer.iteration, { cost, accuracy: score.accuracy }, test))
      if (point) this.#watch(point, this.parameters())
    }
    const best = state === 'finished' && isFinite ? this.#best : null
    if (best) {
      trainer.restore(best)
      train = trainer.evaluate('train')
      test = this.#evaluateTest()
    }
    const score: FinalScore = { train: train.score, test: test?.score ?? null }
    const parameters = best ?? this.parameters()
    return { isFinite, point, score, parameters, best: best && this.#keptBest(best.iteration) }
  }

  reset(): void {
    this.trainer.reset()
    this.#earlyStopping?.reset()
    this.#lastFinite = null
    this.#best = null
    this.#isStoppedEarly = false
    this.#lastMeasured = -1
  }

  /** A copy of the numbers as they are now. */
  parameters(): ParametersMessage {
    const { W, b } = this.trainer.parameters()
    return { iteration: this.trainer.iteration, scaling: this.#scaling, W, b }
  }

  #hasEnded(iterations: number): boolean {
    return this.trainer.iteration >= iterations
  }

  #evaluateTest(): Evaluation | null {
    return this.order.test ? this.trainer.evaluate('test') : null
  }

  /** @returns whether the patience is over */
  #watch(point: MetricPoint, parameters: ParametersMessage): boolean {
    const seen = this.#earlyStopping?.observe(point.iteration, point.testCost ?? point.trainCost)
    if (seen === 'better') this.#best = parameters
    return seen === 'stop'
  }

  #keptBest(iteration: number): KeptBest {
    return { iteration, isEarly: this.#isStoppedEarly }
  }

  #measured(point: MetricPoint): MetricPoint | null {
    if (point.iteration === this.#lastMeasured) return null
    this.#lastMeasured = point.iteration
    return point
  }
}

const FINISHED: Iteration = { point: null, ending: { state: 'finished', divergedAt: null } }

function metricPoint(
  iteration: number,
  train: { readonly cost: number; readonly accuracy: number },
  test: Evaluation | null,
): MetricPoint {
  return {
    iteration,
    trainCost: train.cost,
    trainAccuracy: train.accuracy,
    testCost: test?.cost ?? null,
    testAccuracy: test?.score.accuracy ?? null,
  }
}
