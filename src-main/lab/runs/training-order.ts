/** From a data set and settings to what the training thread is told. */
import { totalmem } from 'node:os'
import type { Architecture, HiddenLayer } from '../../../shared/domain/architecture'
import type { Hyperparameters } from '../../../shared/domain/hyperparameters'
import { channelCount, featureCount } from '../../../shared/domain/preprocessing'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { dataErrors } from '../../../shared/messages/data-errors'
import { runErrors } from '../../../shared/messages/run-errors'
import { formatBytes } from '../../../shared/messages/format'
import { estimateTrainingBytes } from '../../engine/memory-estimate'
import type { ExamplesMessage, TrainingOrder } from '../../workers/training-protocol'
import { countSplit, type Dataset } from '../datasets/dataset'

/** Share of the computer's memory that a training may take beside the pictures themselves. */
const MEMORY_SHARE = 0.6

/** Errors: one-class-only, too-much-memory. Nothing is allocated before both are checked. */
export function trainingOrder(
  dataset: Dataset,
  hidden: readonly HiddenLayer[],
  hyperparameters: Hyperparameters,
): Result<TrainingOrder> {
  const { preprocessing, pictures } = dataset
  const train = countSplit(pictures, 'train')
  const test = countSplit(pictures, 'test')
  if (train.positives === 0) return failure('one-class-only', dataErrors.oneClassOnly(dataset.classes[0]))
  if (train.positives === train.examples)
    return failure('one-class-only', dataErrors.oneClassOnly(dataset.classes[1]))
  const architecture: Architecture = { inputs: featureCount(preprocessing), hidden }
  const memory = checkMemory(architecture, hyperparameters, train.examples, test.examples)
  if (!memory.ok) return memory
  return ok({
    architecture,
    hyperparameters,
    scaling: preprocessing.scaling,
    train: examples(dataset, 0, train.examples),
    test: test.examples > 0 ? examples(dataset, train.examples, test.examples) : null,
    picture: { size: preprocessing.size, channels: channelCount(preprocessing.colour) },
  })
}

/** Refuses before allocating what would not fit. */
export function checkMemory(
  architecture: Architecture,
  hyperparameters: Hyperparameters,
  trainExamples: number,
  testExamples: number,
): Result<null> {
  const needed = estimateTrainingBytes(architecture, hyperparameters, trainExamples, testExamples)
  const available = totalmem() * MEMORY_SHARE
  if (needed <= available) return ok(null)
  return failure('too-much-memory', runErrors.tooMuchMemory(formatBytes(needed), formatBytes(available)))
}

function examples(dataset: Dataset, first: number, count: number): ExamplesMessage {
  const features = featureCount(dataset.preprocessing)
  const labels = Uint8Array.from({ length: count }, (_, i) => dataset.pictures[first + i]?.label ?? 0)
  const range = { byteOffset: first * features, byteLength: count * features }
  return { X: { kind: 'pixels', memory: dataset.pixels, ...range }, labels }
}
