/** Trained networks: taking one out of a run, predicting with it, writing it to a file that proves itself. */
import type { Architecture } from '../../../shared/domain/architecture'
import type { ClassNames } from '../../../shared/domain/dataset'
import type { Hyperparameters } from '../../../shared/domain/hyperparameters'
import type { Preprocessing } from '../../../shared/domain/preprocessing'
import type { ExportedModel, ExportFormat } from '../../../shared/ipc/contract'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { modelErrors } from '../../../shared/messages/model-errors'
import type { Model } from '../../formats/model'
import { atomicWrite } from '../../storage/atomic-write'
import { readBounded } from '../../storage/read-bounded'
import { writeFailure } from '../../storage/write-error'
import type { ParametersMessage } from '../../workers/training-protocol'
import type { TaskThread } from '../tasks/task-thread'
import { basename } from 'node:path'

/** The largest model file that is read: 200 million float64 numbers as text and some room. */
const MAXIMUM_MODEL_BYTES = 4e9

export interface TrainedNetwork {
  readonly architecture: Architecture
  readonly preprocessing: Preprocessing | null
  readonly classes: ClassNames
  readonly hyperparameters: Pick<Hyperparameters, 'seed' | 'precision'>
  readonly parameters: ParametersMessage
}

/** The model file's view of a trained network. @param version Descent's own, for the file's record */
export function modelOf(network: TrainedNetwork, version: string): Model {
  const { architecture, preprocessing, classes, hyperparameters, parameters } = network
  return {
    description: { architecture, preprocessing, classes, seed: hyperparameters.seed, version },
    scaling: parameters.scaling,
    precision: hyperparameters.precision,
    W: parameters.W,
    b: parameters.b,
  }
}

/** How far a probability may differ after a file was read back. Numbers come back bit for bit; ONNX holds float32. */
const TOLERANCE = 1e-5

/**
 * Writes a model to a file that proves itself: the encoded bytes are decoded and predict the same before anything is
 * written, and are read back from disk afterwards. An older file of that name stays whole until then.
 *
 * @param pixels prepared pictures to compare on, uint8, one after the other; may be empty
 * Errors: could-not-write, disk-full, export-unverified.
 */
export async function writeModel(
  model: Model,
  format: ExportFormat,
  path: string,
  pixels: Uint8Array,
  tasks: TaskThread,
): Promise<Result<ExportedModel>> {
  const name = basename(path)
  const bytes = await tasks.run('encode-model', { model, format })
  const decoded = await tasks.run('decode-model', { bytes, name })
  const largestDifference = decoded.ok ? await difference(model, decoded.value, pixels, tasks) : NaN
  if (!(largestDifference <= TOLERANCE))
    return failure('export-unverified', modelErrors.unverified(name), { name })
  try {
    await atomicWrite(path, bytes)
  } catch (error) {
    return writeFailure(error, name)
  }
  const onDisk = await readBounded(path, MAXIMUM_MODEL_BYTES)
  if (!onDisk.ok || Buffer.compare(onDisk.bytes, bytes) !== 0) {
    return failure('export-unverified', modelErrors.changedOnDisk(name), { name })
  }
  const picturesTried = pixels.length / Math.max(1, model.description.architecture.inputs)
  return ok({ fileName: name, sizeBytes: bytes.byteLength, largestDifference, picturesTried })
}

/** Made-up pictures for a comparison where there are no real ones: every pixel value occurs, no two are alike. */
export function patternVectors({ description }: Model): Uint8Array {
  if (!description.preprocessing) return new Uint8Array() // points in the plane have no pixels
  const { inputs } = description.architecture
  return Uint8Array.from({ length: PATTERNS * inputs }, (_, i) => {
    const pattern = Math.floor(i / inputs)
    return ((i % inputs) * (2 * pattern + 1) + 31 * pattern) & 0xff
  })
}

const PATTERNS = 8

async function difference(a: Model, b: Model, pixels: Uint8Array, tasks: TaskThread): Promise<number> {
  if (pixels.length === 0) return 0
  const [expected, found] = await Promise.all([
    tasks.run('predict', { model: a, pixels }),
    tasks.run('predict', { model: b, pixels }),
  ])
  return expected.reduce(
    (largest, probability, i) => Math.max(largest, Math.abs(probability - (found[i] ?? NaN))),
    0,
  )
}

/** Errors: model-unreadable. */
export async function readModel(path: string, tasks: TaskThread): Promise<Result<Model>> {
  const name = basename(path)
  const read = await readBounded(path, MAXIMUM_MODEL_BYTES)
  if (!read.ok) return failure('model-unreadable', modelErrors.notReadable(name, read.reason), { name })
  return tasks.run('decode-model', { bytes: read.bytes, name })
}

/** The format that a file name asks for, or null. */
export function formatOf(path: string): ExportFormat | null {
  const ending = /\.(json|npz|onnx)$/i.exec(path)?.[1]?.toLowerCase()
  return ending === 'json' || ending === 'npz' || ending === 'onnx' ? ending : null
}
