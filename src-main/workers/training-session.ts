/**
 * One training as its thread sees it: which iterations are measured, when it has diverged or got no better, and which
 * weights it ends with. Knows nothing of time, messages or commands.
 */
import type { KeptBest, MetricPoint } from '../../shared/domain/run'
import type { Probe } from '../../shared/domain/probe'
import { EarlyStopping } from '../engine/early-stopping'
import type { Evaluation } from '../engine/passes'
import type { Trainer } from '../engine/trainer'
import type { TrainingState } from '../engine/training-state'
import type { StepMetrics } from '../engine/trainer-options'
import type { Scaling } from '../../shared/domain/preprocessing'
import { addRow, clearRecord, hasRowAt } from './probability-record'
import type { FinalScore, ParametersMessage, TrainingOrder } from './training-protocol'

export type Ending = 'finished' | 'stopped' | 'diverged'

export interface Iteration {
  /** What was measured of the parameters before this update; null when none was due, or it is known already. */
  readonly point: MetricPoint | null
  /** What the update itself said; null when that is not of all examples and units, or not finite. */
  readonly step: StepMetrics | null
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

const FINISHED = { state: 'finished', divergedAt: null } as const

export class TrainingSession {
  readonly order: TrainingOrder
  readonly trainer: Trainer
  readonly #scaling: Scaling
  readonly #earlyStopping: EarlyStopping | null
  /** The parameters at the last iteration that was measured with a finite cost; the initial ones when none was. */
  #lastFinite: ParametersMessage | null = null
  /** With early stopping: the parameters of the best iteration. */
  #best: ParametersMessage | null = null
  #isStoppedEarly = false
  /** After the end: the iteration whose parameters were put back; null when they are those of the last one. */
  #keptIteration: number | null = null
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
    this.#recordWhenDue()
    if (!isAskedFor && !this.#isDue(trainer.iteration)) {
      return this.#outcome(trainer.step(), null)
    }
    const before = this.parameters()
    const test = this.#evaluateTest()
    const exact = trainer.isStepExact ? null : trainer.evaluate('train')
    const step = trainer.step()
    const train = exact ? { cost: exact.cost, accuracy: exact.score.accuracy } : step
    const outcome = this.#outcome(step, metricPoint(step.iteration, train, test))
    if (outcome.ending?.state === 'diverged') {
      this.#lastFinite ??= before // iteration 0: finite weights, if not a finite cost
      return outcome
    }
    this.#lastFinite = before
    this.#watch(outcome.point, before)
    return this.#isStoppedEarly ? { ...outcome, ending: FINISHED } : outcome
  }

  #outcome(step: StepMetrics, point: MetricPoint | null): Iteration {
    const { trainer, order } = this
    if (!Number.isFinite(step.cost) || !Number.isFinite(point?.trainCost ?? 0)) {
      return { point: null, step: null, ending: { state: 'diverged', divergedAt: step.iteration } }
    }
    const hasEnded = trainer.iteration >= order.hyperparameters.iterations
    return {
      point: point && this.#measured(point),
      step: trainer.isStepExact ? step : null,
      ending: hasEnded ? FINISHED : null,
    }
  }

  /**
   * Measures the last parameters and decides which are kept: after a divergence the last finite ones, with early stopping
   * those of the best iteration.
   */
  end(state: Ending): LastWord & { readonly isFinite: boolean } {
    const { trainer } = this
    if (state !== 'diverged') this.#recordAnswers()
    else if (this.#lastFinite) this.#putBack(this.#lastFinite)
    const train = trainer.evaluate('train')
    const test = this.#evaluateTest()
    const isFinite = Number.isFinite(train.cost)
    if (state === 'diverged' || !isFinite) {
      return { isFinite, point: null, score: scoreOf(train, test), parameters: this.parameters(), best: null }
    }
    const { cost, score } = train
    const point = this.#measured(metricPoint(trainer.iteration, { cost, accuracy: score.accuracy }, test))
    this.#watch(point, this.parameters(), state === 'finished')
    const kept = state === 'finished' ? this.#keepBest() : null
    return {
      isFinite,
      point,
      score: scoreOf(train, test),
      parameters: this.parameters(),
      best: null,
      ...kept,
    }
  }

  /** Puts the best weights back, and measures those. */
  #keepBest(): Pick<LastWord, 'score' | 'parameters' | 'best'> | null {
    const parameters = this.#best
    if (!parameters) return null
    this.#putBack(parameters)
    const score = scoreOf(this.trainer.evaluate('train'), this.#evaluateTest())
    const isEarly = this.#isStoppedEarly && this.trainer.iteration < this.order.hyperparameters.iterations
    return { score, parameters, best: { iteration: parameters.iteration, isEarly } }
  }

  #putBack(parameters: ParametersMessage): void {
    this.trainer.restore(parameters)
    this.#keptIteration = parameters.iteration
  }

  reset(): void {
    this.trainer.reset()
    if (this.order.record) clearRecord(this.order.record)
    this.#earlyStopping?.resume(null)
    this.#lastFinite = null
    this.#best = null
    this.#isStoppedEarly = false
    this.#keptIteration = null
    this.#lastMeasured = -1
  }

  /** A copy of everything that decides how an unfinished training goes on. */
  state(): TrainingState {
    const best = this.#earlyStopping?.best
    return {
      trainer: this.trainer.state(),
      scaling: this.#scaling,
      lastFinite: this.#lastFinite,
      best: this.#best && best ? { ...this.#best, cost: best.cost } : null,
      lastMeasured: this.#lastMeasured,
    }
  }

  /** Goes on exactly where `state()` was taken of a training with the same order. */
  resume({ trainer, lastFinite, best, lastMeasured }: TrainingState): void {
    this.trainer.resume(trainer)
    this.#lastFinite = lastFinite && { ...lastFinite, scaling: this.#scaling }
    this.#best = best && { iteration: best.iteration, W: best.W, b: best.b, scaling: this.#scaling }
    this.#earlyStopping?.resume(best && { iteration: best.iteration, cost: best.cost })
    this.#lastMeasured = lastMeasured
  }

  /** A copy of the numbers as they are now, and the iteration that they are of. */
  parameters(): ParametersMessage {
    const { W, b } = this.trainer.parameters()
    return { iteration: this.#iteration, scaling: this.#scaling, W, b }
  }

  /** A look inside the network as it is now; training goes on as if nobody had looked. */
  probe(): Probe {
    const { layers, positiveShare } = this.trainer.probe()
    return { iteration: this.#iteration, layers, positiveShare }
  }

  get #iteration(): number {
    return this.#keptIteration ?? this.trainer.iteration
  }

  #isDue(iteration: number): boolean {
    return iteration % this.order.hyperparameters.logEvery === 0
  }

  #recordWhenDue(): void {
    const { record } = this.order
    if (record && hasRowAt(record, this.trainer.iteration)) this.#recordAnswers()
  }

  /** What the present parameters say of every picture. The training is as if nobody had asked. */
  #recordAnswers(): void {
    const { record, test } = this.order
    if (!record) return
    const sets = test ? (['train', 'test'] as const) : (['train'] as const)
    addRow(
      record,
      this.trainer.iteration,
      sets.map((set) => this.trainer.probabilities(set)),
    )
  }

  #evaluateTest(): Evaluation | null {
    return this.order.test ? this.trainer.evaluate('test') : null
  }

  /**
   * For early stopping, which looks at the test cost where there is one. Only at iterations that are due and at the very
   * end: what a person asks for in between must not change when a run ends, or with which weights.
   */
  #watch(point: MetricPoint | null, parameters: ParametersMessage, isLast = false): void {
    if (!point || !(isLast || this.#isDue(point.iteration))) return
    const seen = this.#earlyStopping?.observe(point.iteration, point.testCost ?? point.trainCost)
    if (seen === 'better') this.#best = parameters
    if (seen === 'stop') this.#isStoppedEarly = true
  }

  #measured(point: MetricPoint): MetricPoint | null {
    if (point.iteration === this.#lastMeasured) return null
    this.#lastMeasured = point.iteration
    return point
  }
}

function scoreOf(train: Evaluation, test: Evaluation | null): FinalScore {
  return { train: train.score, test: test?.score ?? null }
}

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
