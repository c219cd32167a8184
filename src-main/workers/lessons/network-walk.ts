/** A network's walk for the lessons: the person's own on their pictures, or the course's planar one when there are none. */
import {
  layerActivations,
  layerSizes,
  parameterCount,
  type Architecture,
} from '../../../shared/domain/architecture'
import {
  WALK_CORNER,
  WALK_EXAMPLES,
  WALK_PARAMETERS,
  type WalkedKind,
  type WalkedMatrix,
  type WalkReport,
  type WalkRequest,
} from '../../../shared/domain/lessons/network-walk'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { lessonErrors } from '../../../shared/messages/learn/errors'
import { initializeParameters } from '../../engine/initializers'
import type { Kernels } from '../../engine/kernels/kernels'
import type { Matrix } from '../../engine/matrix'
import { planarFlower } from '../../engine/planar'
import { measureScaling } from '../../engine/standardization'
import type { LessonNetwork } from '../lesson-protocol'
import { graphDifference } from './graph-difference'
import { passThrough, type NetworkPass, type Passage } from './network-pass'

/** The course's planar network, with weights that are not all but 0. */
const BUILT_IN: Architecture = { inputs: 2, hidden: [{ units: 4, activation: 'tanh' }] }
const BUILT_IN_SEED = 2

/** What is walked through: everything but which examples. */
interface Walk extends Omit<Passage, 'inputs'> {
  readonly source: WalkReport['source']
  readonly iteration: number
  /** Of all training examples, one after the other. */
  readonly numbers: Uint8Array | Float64Array
}

/**
 * @param own the person's pictures, and the run's weights when a run was asked for; null when no pictures are open
 * Errors: too-much-memory for a network beyond `WALK_PARAMETERS`.
 */
export async function walkNetwork(
  { network, picture }: WalkRequest,
  own: LessonNetwork | null,
  createKernels: () => Promise<Kernels>,
): Promise<Result<WalkReport>> {
  const architecture = architectureOf(network, own)
  const parameters = parameterCount(architecture)
  if (parameters > WALK_PARAMETERS)
    return failure('too-much-memory', lessonErrors.networkTooLarge(parameters, WALK_PARAMETERS))
  const walk = own ? ownWalk(network, own, architecture) : builtInWalk()
  const available = walk.labels.length
  const place = picture === null ? null : Math.min(picture, available) - 1
  const kernels = await createKernels()
  const pass = passThrough(kernels, passageOf(walk, place))
  const report: WalkReport = {
    source: walk.source,
    sizes: layerSizes(architecture),
    activations: layerActivations(architecture),
    iteration: walk.iteration,
    available,
    picture: place === null ? null : place + 1,
    shown: own?.shown ?? null,
    cost: pass.cost,
    matrices: matricesOf(pass),
    graphDifference: place === null ? null : graphDifference(pass),
  }
  kernels.dispose()
  return ok(report)
}

function architectureOf(network: WalkRequest['network'], own: LessonNetwork | null): Architecture {
  if (!own) return BUILT_IN
  if (network.kind === 'run') return trainedOf(own).architecture
  return { inputs: own.pictures.features, hidden: network.hidden }
}

function trainedOf({ trained }: LessonNetwork): NonNullable<LessonNetwork['trained']> {
  if (!trained) throw new Error('a run was asked for, and none was handed over')
  return trained
}

function ownWalk(network: WalkRequest['network'], own: LessonNetwork, architecture: Architecture): Walk {
  const { pixels, labels, features, scaling } = own.pictures
  const numbers = new Uint8Array(pixels, 0, labels.length * features)
  if (network.kind === 'run') {
    const { iteration, scaling: learned, W, b } = trainedOf(own)
    return {
      source: 'run',
      iteration,
      architecture,
      parameters: { W, b },
      numbers,
      labels,
      scaling: learned,
    }
  }
  return {
    source: 'designed',
    iteration: 0,
    architecture,
    parameters: initializeParameters(architecture, network.initialization, network.seed, 'float64'),
    numbers,
    labels,
    scaling: scaling === 'unit' ? { kind: 'unit' } : measureScaling(numbers, features),
  }
}

function builtInWalk(): Walk {
  const { numbers, labels } = planarFlower()
  return {
    source: 'built-in',
    iteration: 0,
    architecture: BUILT_IN,
    parameters: initializeParameters(BUILT_IN, 'scaled', BUILT_IN_SEED, 'float64'),
    numbers,
    labels,
    scaling: { kind: 'unit' },
  }
}

/** @param place of the one example; null for the first `WALK_EXAMPLES` of all, or all 400 points */
function passageOf({ numbers, labels, ...walk }: Walk, place: number | null): Passage {
  const features = walk.architecture.inputs
  const most = walk.source === 'built-in' ? labels.length : WALK_EXAMPLES
  const [first, count] = place === null ? [0, Math.min(labels.length, most)] : [place, 1]
  const [from, to] = [first * features, (first + count) * features]
  return {
    ...walk,
    inputs:
      numbers instanceof Uint8Array
        ? { kind: 'pixels', pixels: numbers.subarray(from, to) }
        : { kind: 'numbers', numbers: numbers.subarray(from, to) },
    labels: labels.subarray(first, first + count),
  }
}

function matricesOf({ network, X, Y, memory, gradients }: NetworkPass): readonly WalkedMatrix[] {
  const layers = network.W.map((_, l) => l).slice(1)
  const { W, b } = network
  const { Z, A, dZ } = memory
  const { dW, db } = gradients
  const shown = (kind: WalkedKind, layer: number, matrix: Matrix | undefined): WalkedMatrix => {
    if (!matrix) throw new Error(`the network has no layer ${layer}`)
    return { kind, layer, ...summaryOf(matrix) }
  }
  return [
    shown('X', 0, X),
    shown('Y', 0, Y),
    ...layers.flatMap((l) => [
      shown('W', l, W[l]),
      shown('b', l, b[l]),
      shown('Z', l, Z[l]),
      shown('A', l, A[l]),
    ]),
    ...layers
      .toReversed()
      .flatMap((l) => [shown('dZ', l, dZ[l]), shown('dW', l, dW[l]), shown('db', l, db[l])]),
  ]
}

function summaryOf({ rows, columns, data }: Matrix): Omit<WalkedMatrix, 'kind' | 'layer'> {
  let [min, max, squares] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (const value of data) {
    min = Math.min(min, value)
    max = Math.max(max, value)
    squares += value ** 2
  }
  const corner = Array.from({ length: Math.min(rows, WALK_CORNER.rows) }, (_, i) =>
    Array.from(
      { length: Math.min(columns, WALK_CORNER.columns) },
      (_, j) => data[j * rows + i] ?? Number.NaN,
    ),
  )
  return { rows, columns, corner, min, max, norm: Math.sqrt(squares) }
}
