/**
 * A checkpoint as a safetensors file. W1, b1, … are the network as it is now, as everybody would look for them; beside
 * them is what only this program needs to go on to the very same bits.
 */
import { z } from 'zod'
import { failure, ok, type Result } from '../../shared/ipc/result'
import type { Scaling } from '../../shared/domain/preprocessing'
import type { FirstLayerState } from '../engine/first-layer'
import { fromRowMajor, rowMajor, type Matrix, type Numbers } from '../engine/matrix'
import type { NetworkParameters } from '../engine/parameters'
import type { KeptParameters, TrainingState } from '../engine/training-state'
import { decodeSafetensors, encodeSafetensors, type NamedTensor } from './safetensors'
import { jsonOf } from './unreadable'

const SCHEMA = 'descent-checkpoint/1'

/** The numbers of a state that are no tensors. */
const scalarsSchema = z.strictObject({
  iteration: z.int().min(0),
  learningRate: z.number(),
  layers: z.int().min(1),
  moments: z.int().min(0),
  momentUpdates: z.int().min(0),
  lastMeasured: z.int().min(-1),
  lastFinite: z.int().min(0).nullable(),
  best: z.strictObject({ iteration: z.int().min(0), cost: z.number() }).nullable(),
})
type Scalars = z.infer<typeof scalarsSchema>

export function encodeCheckpoint({
  trainer,
  scaling,
  lastFinite,
  best,
  lastMeasured,
}: TrainingState): Uint8Array<ArrayBuffer> {
  const { iteration, learningRate, parameters, firstLayer, moments, momentUpdates } = trainer
  const scalars: Scalars = {
    ...{ iteration, learningRate, momentUpdates, lastMeasured },
    layers: parameters.W.length - 1,
    moments: moments.length,
    lastFinite: lastFinite?.iteration ?? null,
    best: best && { iteration: best.iteration, cost: best.cost },
  }
  const vectors: (readonly [string, Numbers])[] = moments.map((numbers, i) => [`moment.${i}`, numbers])
  if (firstLayer) vectors.push(['base', firstLayer.base], ['coefficients', firstLayer.coefficients])
  if (scaling.kind === 'standard') vectors.push(['means', scaling.means], ['deviations', scaling.deviations])
  return encodeSafetensors({
    metadata: { schema: SCHEMA, state: JSON.stringify(scalars) },
    tensors: [
      ...tensorsOf('', parameters),
      ...tensorsOf('lastFinite.', lastFinite),
      ...tensorsOf('best.', best),
      ...vectors.map(([name, numbers]) => ({ name, shape: [numbers.length], numbers })),
    ],
  })
}

/** Errors: model-unreadable, with what is wrong. */
export function decodeCheckpoint(file: Uint8Array): Result<TrainingState> {
  const decoded = decodeSafetensors(file)
  if (!decoded.ok) return decoded
  const { metadata, tensors } = decoded.value
  const scalars = scalarsSchema.safeParse(jsonOf(metadata['state'] ?? ''))
  if (metadata['schema'] !== SCHEMA || !scalars.success) return notACheckpoint()
  const state = stateOf(scalars.data, new Map(tensors.map((tensor) => [tensor.name, tensor])))
  return state ? ok(state) : notACheckpoint()
}

/** Null when a tensor that must be there is not. */
function stateOf(scalars: Scalars, tensors: ReadonlyMap<string, NamedTensor>): TrainingState | null {
  const { iteration, learningRate, layers, momentUpdates, lastMeasured } = scalars
  const parameters = parametersOf(tensors, '', layers)
  const moments = Array.from(
    { length: scalars.moments },
    (_, i) => tensors.get(`moment.${i}`)?.numbers ?? null,
  )
  const lastFinite = keptOf(scalars.lastFinite, parametersOf(tensors, 'lastFinite.', layers))
  const best = keptOf(scalars.best?.iteration ?? null, parametersOf(tensors, 'best.', layers))
  if (!parameters || !isWhole(moments) || lastFinite === undefined || best === undefined) return null
  const firstLayer = firstLayerOf(tensors)
  return {
    trainer: { iteration, learningRate, parameters, firstLayer, moments, momentUpdates },
    scaling: scalingOf(tensors),
    lastFinite,
    best: best && { ...best, cost: scalars.best!.cost },
    lastMeasured,
  }
}

function firstLayerOf(tensors: ReadonlyMap<string, NamedTensor>): FirstLayerState | null {
  const [base, coefficients] = [tensors.get('base')?.numbers, tensors.get('coefficients')?.numbers]
  return base && coefficients ? { base, coefficients } : null
}

function scalingOf(tensors: ReadonlyMap<string, NamedTensor>): Scaling {
  const [means, deviations] = [tensors.get('means')?.numbers, tensors.get('deviations')?.numbers]
  return means && deviations
    ? { kind: 'standard', means: Float64Array.from(means), deviations: Float64Array.from(deviations) }
    : { kind: 'unit' }
}

/** Null where none are kept; undefined where one of the two is missing. */
function keptOf(
  iteration: number | null,
  parameters: NetworkParameters | null,
): KeptParameters | null | undefined {
  if (iteration === null) return parameters ? undefined : null
  return parameters ? { ...parameters, iteration } : undefined
}

function tensorsOf(prefix: string, parameters: NetworkParameters | KeptParameters | null): NamedTensor[] {
  if (!parameters) return []
  const tensor = (name: string, matrix: Matrix): NamedTensor => {
    return { name: `${prefix}${name}`, shape: [matrix.rows, matrix.columns], numbers: rowMajor(matrix) }
  }
  return parameters.W.slice(1).flatMap((W, i) => [
    tensor(`W${i + 1}`, W),
    tensor(`b${i + 1}`, parameters.b[i + 1]!),
  ])
}

/** Null when one of them is not there. */
function parametersOf(
  tensors: ReadonlyMap<string, NamedTensor>,
  prefix: string,
  layers: number,
): NetworkParameters | null {
  const matrices = (name: string): (Matrix | null)[] =>
    Array.from({ length: layers }, (_, i) => matrixOf(tensors.get(`${prefix}${name}${i + 1}`)))
  const [W, b] = [matrices('W'), matrices('b')]
  if (!isWhole(W) || !isWhole(b)) return null
  const empty = { rows: 0, columns: 0, data: W[0]!.data.subarray(0, 0) }
  return { W: [empty, ...W], b: [empty, ...b] }
}

function matrixOf(tensor: NamedTensor | undefined): Matrix | null {
  const [rows, columns] = tensor?.shape ?? []
  return tensor && rows !== undefined && columns !== undefined
    ? fromRowMajor(rows, columns, tensor.numbers)
    : null
}

function isWhole<T>(parts: readonly (T | null)[]): parts is readonly T[] {
  return parts.every((part) => part !== null)
}

function notACheckpoint(): Result<never> {
  return failure('model-unreadable', 'This file is damaged: it is no checkpoint of Descent.')
}
