/** The report of a training, schema "descent-report/1": built from what was measured. */
import type { TrainingReport } from '../../shared/domain/report'
import type { CompletedTraining } from '../lab/runs/train-to-end'
import type { TrainingOrder } from '../workers/training-protocol'

export interface ReportFacts {
  readonly dataset: TrainingReport['dataset']
  readonly preprocessing: TrainingReport['preprocessing']
  readonly order: TrainingOrder
  readonly completed: CompletedTraining
  readonly prepareMs: number
  readonly version: string
  readonly platform: string
  readonly weightsSha256: string
}

export function buildReport(facts: ReportFacts): TrainingReport {
  const { order, completed } = facts
  const { ended, points, environment } = completed
  return {
    schema: 'descent-report/1',
    dataset: facts.dataset,
    preprocessing: facts.preprocessing,
    architecture: order.architecture,
    hyperparameters: order.hyperparameters,
    // The course logs the cost before update i, so the measurement after the last update is not one of them.
    costs: points
      .filter(({ iteration }) => iteration < ended.progress.iteration)
      .map(({ iteration, trainCost }) => ({ iteration, cost: trainCost })),
    train: ended.score.train,
    test: ended.score.test,
    best: ended.best,
    timing: {
      prepareMs: Math.round(facts.prepareMs),
      trainMs: Math.round(ended.progress.elapsedMs),
      iterations: ended.progress.iteration,
    },
    environment: {
      version: facts.version,
      ...environment,
      precision: order.hyperparameters.precision,
      platform: facts.platform,
      weightsSha256: facts.weightsSha256,
    },
  }
}
