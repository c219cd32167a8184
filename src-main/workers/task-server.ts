/** The task thread's side: one function for each task, an answer or an error for each request. */
import { failure, ok, type Result } from '../../shared/ipc/result'
import { dataErrors } from '../../shared/messages/data-errors'
import { modelErrors } from '../../shared/messages/model-errors'
import { layerActivations } from '../../shared/domain/architecture'
import type { KernelsName, Precision } from '../../shared/domain/hyperparameters'
import { contributionsOf, type Contributions } from '../engine/contributions'
import type { Kernels } from '../engine/kernels/kernels'
import { describeInitialWeights } from '../engine/initial-weights'
import { createReferenceKernels } from '../engine/kernels/reference'
import { answerExamples, predictProbabilities, type Answers, type TrainedNetwork } from '../engine/predict'
import { decodeCheckpoint } from '../formats/checkpoint'
import { readCourseH5 } from '../formats/h5'
import { decodeModel, encodeModel } from '../formats/model-file'
import type { Model } from '../formats/model'
import { encodeBitmap } from '../imaging/bitmap-file'
import { drawSamples } from '../imaging/sample/draw-samples'
import { readBounded } from '../storage/read-bounded'
import { answerRequests, type Tasks } from './answer-requests'
import { hashWeights } from './hash-weights'
import { listRuns, lookAtRun, readRun } from './kept-runs'
import type { Port } from './training-protocol'
import type {
  AnswerOrder,
  PicturesInMemory,
  PredictionOrder,
  TaskAnswer,
  TaskMap,
  TaskRequest,
} from './task-protocol'

/** The course's files have 8 MB; this leaves room for a class of a thousand times as many. */
const MAXIMUM_H5_BYTES = 2e9

/** One thread: a training may be at work beside it. */
export type CreateKernels = (name: KernelsName, precision: Precision, threads: 1) => Promise<Kernels>

const tasksWith = (createKernels: CreateKernels): Tasks<TaskMap> => ({
  'read-h5': readH5,
  'draw-sample': ({ seed }) => drawSample(seed),
  'encode-model': ({ model, format }) => encodeModel(model, format),
  'decode-model': ({ bytes, name }) => {
    const model = decodeModel(bytes)
    return model.ok
      ? model
      : failure('model-unreadable', modelErrors.notAModel(name, model.error.message), { name })
  },
  predict,
  answer: (order) => answer(order, createKernels),
  contributions,
  'initial-weights': describeInitialWeights,
  'decode-checkpoint': ({ bytes }) => decodeCheckpoint(bytes),
  'list-runs': ({ shelf }) => listRuns(shelf),
  'look-at-run': ({ place, id }) => lookAtRun(place, id),
  'read-run': ({ place }) => readRun(place),
  'hash-weights': ({ model }) => hashWeights(model),
})

export function serveTasks(port: Port<TaskRequest, TaskAnswer>, createKernels: CreateKernels): void {
  answerRequests<TaskMap>(port, tasksWith(createKernels))
}

async function readH5({ path, name }: TaskMap['read-h5']['request']): Promise<Result<PicturesInMemory>> {
  const read = await readBounded(path, MAXIMUM_H5_BYTES)
  if (!read.ok) return failure('h5-unreadable', dataErrors.h5Unreadable(name), { name })
  const course = await readCourseH5(read.bytes)
  if (!course.ok)
    return failure(course.error.code, dataErrors.h5Refused(name, course.error.message), { name })
  const { split, size, pictures, labels, classes } = course.value
  const length = size * size * 3
  const digits = String(labels.length - 1).length
  return ok({
    classes,
    split,
    pictures: Array.from(labels, (label, i) => ({
      name: `${name} ${String(i).padStart(digits, '0')}`,
      label: label === 1 ? (1 as const) : (0 as const),
      bytes: bitmapOf(pictures.subarray(i * length, (i + 1) * length), size),
    })),
  })
}

function drawSample(seed: number): PicturesInMemory {
  const pictures = drawSamples(seed).map(({ name, label, size, rgb }) => ({
    name,
    label,
    bytes: bitmapOf(rgb, size),
  }))
  return { classes: ['cat', 'non-cat'], split: null, pictures }
}

function bitmapOf(rgb: Uint8Array, size: number): Uint8Array {
  return encodeBitmap({ width: size, height: size, channels: 3, data: rgb })
}

function predict({ model, pixels }: PredictionOrder): Float64Array {
  return predictProbabilities(networkOf(model), { kind: 'pixels', pixels })
}

async function answer(
  { model, kernels: name, pixels, labels }: AnswerOrder,
  createKernels: CreateKernels,
): Promise<Answers> {
  const kernels = await createKernels(name, model.precision, 1)
  try {
    return answerExamples(networkOf(model, kernels), { kind: 'pixels', pixels }, labels)
  } finally {
    kernels.dispose()
  }
}

function contributions({ model, pixels }: PredictionOrder): Contributions {
  return contributionsOf(networkOf(model), pixels)
}

function networkOf(
  { description, scaling, precision, W, b }: Model,
  kernels = createReferenceKernels(precision),
): TrainedNetwork {
  return { kernels, W, b, activations: layerActivations(description.architecture), scaling }
}
