/** From options to a trained network: read the data, train, keep what the report and the exports need. */
import type { TrainingReport } from '../../shared/domain/report'
import { ok, type Result } from '../../shared/ipc/result'
import { runErrors } from '../../shared/messages/run-errors'
import { modelOf } from '../lab/models/model-service'
import type { CompletedTraining } from '../lab/runs/train-to-end'
import type { Model } from '../formats/model'
import type { CommandContext } from './context'
import { trainKept } from './kept-training'
import { buildReport } from './report'
import { readExamples, type TrainingExamples } from './training-examples'
import type { TrainOptions } from './train-options'

export interface TrainedJob {
  readonly model: Model
  readonly report: TrainingReport
  readonly copies: TrainingExamples['copies']
  readonly completed: CompletedTraining
  /** Pictures to compare an export on. */
  readonly vectors: Uint8Array
  /** One sentence when the training diverged. */
  readonly divergence: string | null
}

/** Errors: those of the data, of the run folder and of `trainToEnd`. A diverged training is a value. */
export async function runTrainingJob(
  options: TrainOptions,
  context: CommandContext,
): Promise<Result<TrainedJob>> {
  const { lab, terminal, version, platform } = context
  const startedAt = performance.now()
  const examples = await readExamples(options, context)
  terminal.clearProgress()
  if (!examples.ok) return examples
  const { order, dataset, preprocessing, vectors, copies } = examples.value
  const prepareMs = performance.now() - startedAt
  const completed = await trainKept(options, examples.value, context)
  if (!completed.ok) return completed
  const { ended } = completed.value
  const { architecture, hyperparameters } = order
  const model = modelOf(
    { architecture, preprocessing, classes: dataset.classes, hyperparameters, parameters: ended.parameters },
    version,
  )
  const weightsSha256 = await lab.tasks.run('hash-weights', { model })
  const facts = {
    dataset,
    preprocessing,
    order,
    completed: completed.value,
    prepareMs,
    version,
    platform,
    weightsSha256,
  }
  const divergence =
    ended.divergedAt === null ? null : runErrors.diverged(ended.divergedAt, hyperparameters.learningRate)
  return ok({ model, report: buildReport(facts), copies, completed: completed.value, vectors, divergence })
}
