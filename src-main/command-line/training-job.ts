/** From options to a trained network: read the data, train, keep what the report and the exports need. */
import type { TrainingReport } from '../../shared/domain/report'
import { failure, ok, type Result } from '../../shared/ipc/result'
import { runErrors } from '../../shared/messages/run-errors'
import { planarFlower } from '../engine/planar'
import { countSplit, type Dataset } from '../lab/datasets/dataset'
import { firstVectors } from '../lab/models/export-run'
import { modelOf } from '../lab/models/model-service'
import { trainToEnd, type CompletedTraining } from '../lab/runs/train-to-end'
import { checkMemory, trainingOrder } from '../lab/runs/training-order'
import type { Model } from '../formats/model'
import type { TrainingOrder } from '../workers/training-protocol'
import type { CommandContext } from './context'
import { importLine, trainingLine } from './progress-line'
import { readData } from './read-data'
import { buildReport } from './report'
import type { Terminal } from './terminal'
import { withLength } from './train-hyperparameters'
import type { TrainOptions } from './train-options'

export interface TrainedJob {
  readonly model: Model
  readonly report: TrainingReport
  readonly completed: CompletedTraining
  /** Pictures to compare an export on. */
  readonly vectors: Uint8Array
  /** One sentence when the training diverged. */
  readonly divergence: string | null
}

interface Examples {
  readonly order: TrainingOrder
  readonly dataset: TrainingReport['dataset']
  readonly preprocessing: TrainingReport['preprocessing']
  readonly vectors: Uint8Array
}

/** Errors: those of the data and of `trainToEnd`. A diverged training is a value. */
export async function runTrainingJob(
  options: TrainOptions,
  context: CommandContext,
): Promise<Result<TrainedJob>> {
  const { lab, terminal, threads, version, platform } = context
  const startedAt = performance.now()
  const examples = await readExamples(options, context)
  terminal.clearProgress()
  if (!examples.ok) return examples
  const { order, dataset, preprocessing, vectors } = examples.value
  const prepareMs = performance.now() - startedAt
  const onProgress = progressTo(terminal, options.printsCosts)
  const completed = await trainToEnd(order, threads.startTrainingThread, onProgress, context.signal)
  terminal.clearProgress()
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
  return ok({ model, report: buildReport(facts), completed: completed.value, vectors, divergence })
}

/** The line that moves, and every measured cost as a line that stays when that was asked for. */
function progressTo(terminal: Terminal, printsCosts: boolean): Parameters<typeof trainToEnd>[2] {
  let printed = 0
  return (progress, points) => {
    for (; printsCosts && printed < points.length; printed++) {
      const point = points[printed]
      if (point && point.iteration < progress.iterations) {
        terminal.clearProgress()
        terminal.print(`Cost after iteration ${point.iteration}: ${point.trainCost}`)
      }
    }
    terminal.progress(trainingLine(progress, points.at(-1)))
  }
}

async function readExamples(options: TrainOptions, context: CommandContext): Promise<Result<Examples>> {
  const { data, hyperparameters, hidden } = options
  if (data.kind === 'planar') return planarExamples(options)
  const { lab, terminal, signal } = context
  const dataset = await readData(
    data,
    { ...options, seed: hyperparameters.seed },
    {
      pool: lab.pool,
      tasks: lab.tasks,
      cacheFolder: options.useCache ? context.cacheFolder : null,
      signal,
      onProgress: (progress) => terminal.progress(importLine(progress)),
    },
  )
  if (!dataset.ok) return dataset
  const { examples } = countSplit(dataset.value.pictures, 'train')
  const order = trainingOrder(dataset.value, hidden, withLength(hyperparameters, options.length, examples))
  if (!order.ok) return order
  return ok({
    order: order.value,
    dataset: datasetFacts(dataset.value),
    preprocessing: dataset.value.preprocessing,
    vectors: firstVectors(dataset.value),
  })
}

function datasetFacts({ classes, pictures, refused }: Dataset): TrainingReport['dataset'] {
  const test = countSplit(pictures, 'test')
  return {
    classes,
    train: countSplit(pictures, 'train'),
    test: test.examples > 0 ? test : null,
    refused: refused.map(({ name, code }) => ({ name, code })),
  }
}

/** The course's data seed; the network has its own. */
const PLANAR_SEED = 1

/** The flower of 400 points, all of them for training, as in the course. */
function planarExamples({ hidden, hyperparameters: given, length }: TrainOptions): Result<Examples> {
  const { numbers, labels } = planarFlower(PLANAR_SEED)
  const hyperparameters = withLength(given, length, labels.length)
  const architecture = { inputs: 2, hidden }
  const memory = checkMemory(architecture, hyperparameters, labels.length, 0)
  if (!memory.ok) return failure(memory.error.code, memory.error.message)
  const positives = labels.reduce((sum, label) => sum + label, 0)
  return ok({
    order: {
      architecture,
      hyperparameters,
      scaling: 'unit',
      train: { X: { kind: 'numbers', numbers }, labels },
      test: null,
      picture: null,
    },
    dataset: {
      classes: ['blue', 'red'],
      train: { examples: labels.length, positives },
      test: null,
      refused: [],
    },
    preprocessing: null,
    vectors: new Uint8Array(),
  })
}
