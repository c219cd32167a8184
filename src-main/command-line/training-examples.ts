/** The examples of a `descent train`, and everything that is known of them before training. */
import type { CopyCounts, SourceKind } from '../../shared/domain/dataset'
import { countCopies } from '../lab/datasets/copies'
import type { TrainingReport } from '../../shared/domain/report'
import { failure, ok, type Result } from '../../shared/ipc/result'
import { planarFlower } from '../engine/planar'
import { countSplit, type Dataset } from '../lab/datasets/dataset'
import { firstVectors } from '../lab/models/export-run'
import { checkMemory, trainingOrder } from '../lab/runs/training-order'
import type { TrainingOrder } from '../workers/training-protocol'
import type { CommandContext } from './context'
import { importLine } from './progress-line'
import { readData } from './read-data'
import { withLength } from './train-hyperparameters'
import type { TrainOptions } from './train-options'

export interface TrainingExamples {
  readonly order: TrainingOrder
  readonly dataset: TrainingReport['dataset']
  readonly preprocessing: TrainingReport['preprocessing']
  /** Pictures to compare an export on. */
  readonly vectors: Uint8Array
  /** Equal exactly when the examples are. */
  readonly fingerprint: string
  readonly source: SourceKind
  /** Null for points in the plane. */
  readonly copies: CopyCounts | null
}

/** Errors: those of the data, and too-much-memory. */
export async function readExamples(
  options: TrainOptions,
  context: CommandContext,
): Promise<Result<TrainingExamples>> {
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
    fingerprint: dataset.value.fingerprint,
    source: dataset.value.source,
    copies: countCopies(dataset.value.pictures),
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
function planarExamples({ hidden, hyperparameters: given, length }: TrainOptions): Result<TrainingExamples> {
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
    copies: null,
    fingerprint: `planar-${PLANAR_SEED}`,
    source: 'planar',
  })
}
