/** Lesson "Random initialisation": a network of four units from zeros, from small and from large random weights, on points or on pictures. */
import { DEFAULT_HYPERPARAMETERS } from '../../../shared/domain/hyperparameters'
import {
  START_PICTURE_SIZE,
  START_PICTURES_OF_CLASS,
  type PictureStartRequest,
  type StartName,
  type StartReport,
  type StartRequest,
} from '../../../shared/domain/lessons/initialization'
import { activations } from '../../engine/activations'
import { initializeParameters } from '../../engine/initializers'
import type { Kernels } from '../../engine/kernels/kernels'
import { mapMatrix } from '../../engine/graph/operation'
import { add, product } from '../../engine/graph/operations'
import type { Matrix } from '../../engine/matrix'
import type { NetworkParameters } from '../../engine/parameters'
import { planarPoints } from '../../engine/planar-shapes'
import { Trainer } from '../../engine/trainer'
import { resize } from '../../imaging/resize'
import type { LessonPictures } from '../lesson-protocol'
import { weightPictures } from '../weight-pictures'

const ITERATIONS = 2000
/** Costs that are kept, besides the first. */
const MEASURED_POINTS = 40
const PICTURE_ITERATIONS = 400
const PICTURE_LEARNING_RATE = 0.05
const UNITS = 4
/** `large` is the course's warning taken seriously: 1,000 times `small`. */
const LARGE = 1000
/** Two units whose weights differ by less are the same unit twice. */
const ALIKE = 1e-9

/** What is learned, and how long. */
interface Problem {
  /** Column-major, n_x numbers an example. */
  readonly numbers: Float64Array
  readonly inputs: number
  readonly labels: Uint8Array
  readonly learningRate: number
  readonly iterations: number
}

export async function trainFrom(
  { start, data }: StartRequest,
  createKernels: () => Promise<Kernels>,
): Promise<StartReport> {
  const problem = { ...planarPoints(data), inputs: 2, learningRate: 1.2, iterations: ITERATIONS }
  const { report } = await trainedFrom(start, problem, createKernels)
  return { ...report, firstLayer: null, pictures: null }
}

/** The same on pictures of 16 × 16, whose first layers are pictures too. */
export async function trainPicturesFrom(
  { start }: PictureStartRequest,
  pictures: LessonPictures,
  createKernels: () => Promise<Kernels>,
): Promise<StartReport> {
  const small = smallPictures(pictures)
  const { size, channels } = small
  const problem = {
    numbers: Float64Array.from(small.pixels, (pixel) => pixel / 255),
    inputs: size * size * channels,
    labels: small.labels,
    learningRate: PICTURE_LEARNING_RATE,
    iterations: PICTURE_ITERATIONS,
  }
  const { report, last } = await trainedFrom(start, problem, createKernels)
  const [, first] = last.W
  if (!first) throw new Error('a network has at least one layer')
  return {
    ...report,
    firstLayer: weightPictures(first, { size, channels }, PICTURE_ITERATIONS),
    pictures: { source: pictures.source, count: small.labels.length },
  }
}

async function trainedFrom(
  start: StartName,
  { numbers, inputs, labels, learningRate, iterations }: Problem,
  createKernels: () => Promise<Kernels>,
) {
  const hidden = start === 'logistic' ? [] : [{ units: UNITS, activation: 'tanh' as const }]
  const architecture = { inputs, hidden }
  const trainer = new Trainer({
    kernels: await createKernels(),
    architecture,
    hyperparameters: { ...DEFAULT_HYPERPARAMETERS, learningRate, seed: 2, precision: 'float64' },
    scaling: { kind: 'unit' },
    train: { X: { kind: 'numbers', numbers }, labels },
    test: null,
  })
  const first = firstParameters(
    start,
    initializeParameters(architecture, initializationOf(start), 2, 'float64'),
  )
  trainer.restore(first)
  const costs = Array.from({ length: iterations + 1 }, (_, iteration) => {
    const { cost } = iteration < iterations ? trainer.step() : trainer.evaluate('train')
    return [iteration, cost] as const
  })
  const last = trainer.parameters()
  const { accuracy } = trainer.evaluate('train').score
  trainer.dispose()
  const hasHidden = hidden.length > 0
  const X = { rows: inputs, columns: labels.length, data: numbers }
  const report = {
    start,
    costs: costs.filter(([iteration]) => iteration % (iterations / MEASURED_POINTS) === 0),
    accuracy,
    differentUnits: hasHidden ? differentUnits(last) : null,
    meanSlope: hasHidden ? meanSlope(first, X) : null,
  }
  return { report, last }
}

/** The first pictures of each class, made as small as the lesson wants them; smaller ones stay. */
function smallPictures({ pixels, labels, features, size, channels }: LessonPictures) {
  const all = new Uint8Array(pixels)
  const places = ([1, 0] as const).flatMap((label) =>
    [...labels.keys()].filter((place) => labels[place] === label).slice(0, START_PICTURES_OF_CLASS),
  )
  const side = Math.min(size, START_PICTURE_SIZE)
  const small = new Uint8Array(places.length * side * side * channels)
  places.forEach((place, k) => {
    const data = all.subarray(place * features, (place + 1) * features)
    const picture = resize({ width: size, height: size, channels, data }, side, side, 'bilinear')
    small.set(picture.data, k * side * side * channels)
  })
  return {
    pixels: small,
    labels: Uint8Array.from(places, (place) => labels[place] ?? 0),
    size: side,
    channels,
  }
}

function initializationOf(start: StartName): 'zeros' | 'small' {
  return start === 'zeros' || start === 'logistic' ? 'zeros' : 'small'
}

function firstParameters(start: StartName, { W, b }: NetworkParameters): NetworkParameters {
  return start === 'large'
    ? { W: W.map((matrix) => mapMatrix(matrix, (weight) => LARGE * weight)), b }
    : { W, b }
}

/** Rows of [W[1] b[1]] that no earlier row equals. */
function differentUnits({ W, b }: NetworkParameters): number {
  const [weights, biases] = [W[1], b[1]]
  if (!weights || !biases) throw new Error('a network has at least one layer')
  const { rows, columns, data } = weights
  const unit = (i: number): number[] => [
    ...Array.from({ length: columns }, (_, j) => data[j * rows + i] ?? Number.NaN),
    biases.data[i] ?? Number.NaN,
  ]
  const isTwin = (one: readonly number[], other: readonly number[]): boolean =>
    one.every((value, place) => Math.abs(value - (other[place] ?? Number.NaN)) < ALIKE)
  const units = Array.from({ length: rows }, (_, i) => unit(i))
  return units.filter((one, i) => !units.slice(0, i).some((earlier) => isTwin(one, earlier))).length
}

/** The mean over units and examples of tanh′(W[1]X + b[1]). */
function meanSlope({ W, b }: NetworkParameters, X: Matrix): number {
  const [weights, biases] = [W[1], b[1]]
  if (!weights || !biases) throw new Error('a network has at least one layer')
  const Z = add.forward(product.forward(weights, X), biases)
  const { apply, derivative } = activations.tanh
  let total = 0
  for (const z of Z.data) total += derivative(z, apply(z))
  return total / Z.data.length
}
