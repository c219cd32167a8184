/** A fixed training-like sequence of every kernel operation, large enough to be divided between threads. */
import { createHash } from 'node:crypto'
import type { ActivationName } from '../../../../shared/domain/architecture'
import type { Kernels } from '../../../../src-main/engine/kernels/kernels'
import { columnsOf, type Matrix } from '../../../../src-main/engine/matrix'
import { fill } from './conformance-subject'

const SIZES = [2003, 20, 33, 14, 7, 5, 1] as const
const HIDDEN: readonly ActivationName[] = ['relu', 'linear', 'tanh', 'leaky-relu', 'sigmoid']
/** Odd, and more than one block of 256 terms. */
const EXAMPLES = 301
const STEPS = 3

interface Layer {
  readonly activation: ActivationName
  readonly W: Matrix
  readonly b: Matrix
  readonly Z: Matrix
  readonly A: Matrix
  readonly dA: Matrix
  readonly dW: Matrix
  readonly db: Matrix
}

function scaled(matrix: Matrix, factor: number): Matrix {
  for (let index = 0; index < matrix.data.length; index++) matrix.data[index]! *= factor
  return matrix
}

function layers(kernels: Kernels): readonly Layer[] {
  return SIZES.slice(1).map((n, index) => {
    const k = SIZES[index]!
    const examples = (): Matrix => kernels.allocate(n, EXAMPLES)
    return {
      activation: HIDDEN[index] ?? 'sigmoid',
      W: scaled(fill(kernels.allocate(n, k), index + 1), 1 / Math.sqrt(k)),
      b: fill(kernels.allocate(n, 1), index + 100),
      Z: examples(),
      A: examples(),
      dA: examples(),
      dW: kernels.allocate(n, k),
      db: kernels.allocate(n, 1),
    }
  })
}

function pictures(kernels: Kernels): Matrix {
  const [features] = SIZES
  const pixels = kernels.allocateBytes(features * EXAMPLES)
  for (let index = 0; index < pixels.length; index++) pixels[index] = Math.imul(index, 2654435761) >>> 24
  const X = kernels.allocate(features, EXAMPLES)
  const means = Float64Array.from({ length: features }, (_, i) => 100 + (i % 50))
  const deviations = Float64Array.from({ length: features }, (_, i) => 40 + (i % 7))
  const half = 150
  kernels.scalePixels(pixels.subarray(0, features * half), { kind: 'unit' }, columnsOf(X, 0, half))
  kernels.scalePixels(
    pixels.subarray(features * half),
    { kind: 'standard', means, deviations },
    columnsOf(X, half, EXAMPLES - half),
  )
  return X
}

function step(kernels: Kernels, X: Matrix, Y: Matrix, net: readonly Layer[]): number {
  const input = (index: number): Matrix => net[index - 1]?.A ?? X
  net.forEach(({ activation, W, b, Z, A }, index) => {
    kernels.affine(W, input(index), b, Z)
    kernels.activate(activation, Z, A)
  })
  const output = net.at(-1)!
  kernels.outputGradient(output.A, Y, null, output.dA)
  for (let index = net.length - 1; index >= 0; index--) {
    const { activation, W, b, Z, A, dA, dW, db } = net[index]!
    if (index < net.length - 1) kernels.activateBackward(activation, dA, Z, A, dA)
    kernels.outerProduct(1 / EXAMPLES, dA, input(index), dW, false)
    kernels.sumColumns(1 / EXAMPLES, dA, db, false)
    if (index > 0) kernels.multiplyTransposed(W, dA, net[index - 1]!.dA)
    kernels.addScaled(-0.5, dW, W)
    kernels.addScaled(-0.5, db, b)
  }
  return kernels.logisticCost(output.Z, Y, null)
}

/** As many pictures as make it worth for native threads to share them, of which a slice of the pass has 41 or 42. */
const PASS = { features: 4003, m: 331 } as const

/** What logistic regression in one pass answers to standardised pictures, and its gradient. */
function onePass(kernels: Kernels): readonly Matrix[] {
  const { features, m } = PASS
  const pixels = kernels.allocateBytes(features * m)
  for (let index = 0; index < pixels.length; index++) pixels[index] = Math.imul(index, 2654435761) >>> 24
  const means = Float64Array.from({ length: features }, (_, i) => 100 + (i % 50))
  const deviations = Float64Array.from({ length: features }, (_, i) => 40 + (i % 7))
  const [W, b, dW] = [kernels.allocate(1, features), kernels.allocate(1, 1), kernels.allocate(1, features)]
  scaled(fill(W, 1), 1 / Math.sqrt(features))
  const [Y, Z, A, dZ] = [1, 2, 3, 4].map(() => kernels.allocate(1, m)) as [Matrix, Matrix, Matrix, Matrix]
  for (let j = 0; j < m; j += 3) Y.data[j] = 1
  const answers = { Y, weights: null, Z, A, dZ }
  for (const scaling of [{ kind: 'unit' }, { kind: 'standard', means, deviations }] as const) {
    kernels.logisticPass(
      { pixels, order: null, scaling, W, b, ...answers },
      { factor: 1, dW, accumulate: true },
    )
  }
  return [Z, A, dZ, dW]
}

/**
 * SHA-256 of all weights, biases and costs after a few steps, and of a pass over pictures.
 * @param isKept whether the inputs are said to be kept
 */
export function trainSmallNetwork(kernels: Kernels, isKept = false): string {
  const net = layers(kernels)
  const X = pictures(kernels)
  if (isKept) kernels.keepInputs(X)
  const Y = kernels.allocate(1, EXAMPLES)
  for (let j = 0; j < EXAMPLES; j++) Y.data[j] = j % 3 === 0 ? 1 : 0
  const costs = Float64Array.from({ length: STEPS }, () => step(kernels, X, Y, net))
  const hash = createHash('sha256').update(new Uint8Array(costs.buffer))
  for (const { W, b } of net) {
    for (const { data } of [W, b]) hash.update(new Uint8Array(data.slice().buffer))
  }
  for (const { data } of onePass(kernels)) hash.update(new Uint8Array(data.slice().buffer))
  return hash.digest('hex')
}
