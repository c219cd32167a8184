/** Lesson "Activations": trains one small network with an activation, looks at its Z before and after, and multiplies it out. */
import type { ActivationName, Architecture } from '../../../shared/domain/architecture'
import { baselineAccuracy } from '../../../shared/domain/dataset'
import { DEFAULT_HYPERPARAMETERS, type Hyperparameters } from '../../../shared/domain/hyperparameters'
import {
  ACTIVATION_LAYERS,
  ACTIVATION_REACH,
  ACTIVATION_TRAINING,
  type ActivationReport,
  type ActivationRequest,
  type HiddenLayerLook,
} from '../../../shared/domain/lessons/activations'
import { labelOf } from '../../../shared/domain/prediction'
import { activations } from '../../engine/activations'
import { activation as activationOperation, add, product } from '../../engine/graph/operations'
import type { Kernels } from '../../engine/kernels/kernels'
import { zeros, type Matrix } from '../../engine/matrix'
import type { NetworkParameters } from '../../engine/parameters'
import { Trainer } from '../../engine/trainer'
import type { LessonPictures } from '../lesson-protocol'
import { inputMatrix, SMALL_SCALING, smallPictures, type SmallPictures } from './small-pictures'

const MEASURED_EVERY = 10
/** Even, so that the corner of a ReLU at 0 is a point of its curve. */
const CURVE_STEPS = 200

const hyperparameters: Hyperparameters = {
  ...DEFAULT_HYPERPARAMETERS,
  ...ACTIVATION_TRAINING,
  initialization: 'scaled',
  precision: 'float64',
}

/** @param createKernels in float64 */
export async function trainActivation(
  { activation }: ActivationRequest,
  pictures: LessonPictures,
  createKernels: () => Promise<Kernels>,
): Promise<ActivationReport> {
  const small = smallPictures(pictures)
  const hidden = ACTIVATION_LAYERS.map((units) => ({ units, activation }))
  const trainer = trainerOf(small, { inputs: small.features, hidden }, await createKernels())
  const X = await detachedInputs(small, createKernels)
  const start = looksOf(trainer, X, activation)
  const costs = trained(trainer)
  const end = looksOf(trainer, X, activation)
  const [own, parameters] = [trainer.probabilities('train'), trainer.parameters()]
  const { accuracy } = trainer.evaluate('train').score
  trainer.dispose()
  const single = trainerOf(small, { inputs: small.features, hidden: [] }, await createKernels())
  single.restore(multipliedOut(parameters))
  const multiplied = single.probabilities('train')
  single.dispose()
  const { apply, derivative } = activations[activation]
  const examples = small.labels.length
  return {
    activation,
    source: pictures.source,
    available: pictures.labels.length,
    examples,
    features: small.features,
    side: small.side,
    curve: curveOf(activation),
    slopeAtZero: derivative(0, apply(0)),
    start,
    end,
    costs,
    accuracy,
    baseline: baselineAccuracy({ examples, positives: small.labels.reduce((sum, y) => sum + y, 0) }),
    multipliedOut: compared(own, multiplied),
  }
}

function compared(own: Float64Array, multiplied: Float64Array): ActivationReport['multipliedOut'] {
  const answers = Array.from(own, (y, i) => [y, multiplied[i] ?? Number.NaN] as const)
  return {
    largestDifference: Math.max(...answers.map(([y, other]) => Math.abs(y - other))),
    otherAnswers: answers.filter(([y, other]) => labelOf(y) !== labelOf(other)).length,
    answers,
  }
}

function trainerOf(small: SmallPictures, architecture: Architecture, kernels: Kernels): Trainer {
  const { pixels, labels } = small
  const train = { X: { kind: 'pixels', pixels }, labels } as const
  return new Trainer({ kernels, architecture, hyperparameters, scaling: SMALL_SCALING, train, test: null })
}

/** Every update of the training; the last cost is the one after it. */
function trained(trainer: Trainer): ActivationReport['costs'] {
  const { iterations } = ACTIVATION_TRAINING
  return Array.from({ length: iterations + 1 }, (_, iteration) => {
    const { cost } = iteration < iterations ? trainer.step() : trainer.evaluate('train')
    return [iteration, cost] as const
  }).filter(([iteration]) => iteration % MEASURED_EVERY === 0)
}

/** X in ordinary memory. */
async function detachedInputs(small: SmallPictures, createKernels: () => Promise<Kernels>): Promise<Matrix> {
  const kernels = await createKernels()
  const { rows, columns, data } = inputMatrix(small, kernels)
  const X = { rows, columns, data: data.slice() }
  kernels.dispose()
  return X
}

function looksOf(trainer: Trainer, X: Matrix, g: ActivationName): readonly HiddenLayerLook[] {
  const { layers } = trainer.probe()
  return meanSlopes(trainer.parameters(), X, g).map((meanSlope, i) => {
    const layer = layers[i]
    if (!layer) throw new Error(`the network has a layer ${i + 1}`)
    const { saturatedShare, deadShare, histograms } = layer
    return { Z: histograms.Z, meanSlope, saturatedShare, deadShare }
  })
}

/** The mean of g′(Z[l]) over units and pictures, for each hidden layer. */
function meanSlopes({ W, b }: NetworkParameters, X: Matrix, g: ActivationName): readonly number[] {
  const { derivative } = activations[g]
  let A = X
  return ACTIVATION_LAYERS.map((_, i) => {
    const Z = add.forward(product.forward(matrixAt(W, i + 1), A), matrixAt(b, i + 1))
    A = activationOperation(g).forward(Z)
    let total = 0
    Z.data.forEach((z, at) => {
      total += derivative(z, A.data[at] ?? Number.NaN)
    })
    return total / Z.data.length
  })
}

/** The network as one layer, as if every hidden g were linear: W = W[L] ⋯ W[1], b = W[L](⋯ (W[2]b[1] + b[2]) ⋯) + b[L]. */
function multipliedOut({ W, b }: NetworkParameters): NetworkParameters {
  const empty = zeros('float64', 0, 0)
  const layers = W.slice(1).map((weights, i) => ({ weights, biases: matrixAt(b, i + 1) }))
  const { weights, biases } = layers.reduce((before, layer) => ({
    weights: product.forward(layer.weights, before.weights),
    biases: add.forward(product.forward(layer.weights, before.biases), layer.biases),
  }))
  return { W: [empty, weights], b: [empty, biases] }
}

function matrixAt(matrices: readonly Matrix[], l: number): Matrix {
  const matrix = matrices[l]
  if (!matrix) throw new Error(`the network has a layer ${l}`)
  return matrix
}

function curveOf(g: ActivationName): ActivationReport['curve'] {
  const { apply, derivative } = activations[g]
  return Array.from({ length: CURVE_STEPS + 1 }, (_, step) => {
    const z = (step / CURVE_STEPS) * 2 * ACTIVATION_REACH - ACTIVATION_REACH
    return [z, apply(z), derivative(z, apply(z))] as const
  })
}
