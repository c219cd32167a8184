/**
 * The gradient of logistic regression in three forms: by loops over examples and features, by a loop over examples, and
 * vectorised, which is how the network does it. All give the same numbers but for rounding.
 */
import { layerActivations, layerSizes } from '../../shared/domain/architecture'
import { activations } from './activations'
import type { Kernels } from './kernels/kernels'
import type { Matrix, Numbers } from './matrix'
import { activationsBySlot, backward, forward } from './network'
import { allocateParameters, copyParameters, type NetworkParameters } from './parameters'
import { Workspace } from './workspace'

export interface LogisticProblem {
  /** Shape (n_x, m) */
  readonly X: Matrix
  /** Shape (1, m) */
  readonly Y: Matrix
  /** w is the row W[1], shape (1, n_x); b[1] is (1, 1). */
  readonly parameters: NetworkParameters
}

export interface LogisticGradient {
  /** ∂J/∂w, n_x numbers */
  readonly dw: Numbers
  readonly db: number
}

/** One number at a time: dw_j = (1/m) Σ_i x_j⁽ⁱ⁾ (a⁽ⁱ⁾ − y⁽ⁱ⁾), db = (1/m) Σ_i (a⁽ⁱ⁾ − y⁽ⁱ⁾). */
export function loopGradient(problem: LogisticProblem): LogisticGradient {
  const { rows: features, columns: m, data: x } = problem.X
  const { w, b, y } = plainNumbers(problem)
  const dw = new Float64Array(features)
  let db = 0
  for (let i = 0; i < m; i++) {
    let z = b
    for (let j = 0; j < features; j++) z += w[j]! * x[i * features + j]!
    const dz = sigmoid(z) - y[i]!
    for (let j = 0; j < features; j++) dw[j]! += x[i * features + j]! * dz
    db += dz
  }
  for (let j = 0; j < features; j++) dw[j]! /= m
  return { dw, db: db / m }
}

/** One example at a time: each a vector, handed to functions of vectors. */
export function exampleGradient(problem: LogisticProblem): LogisticGradient {
  const { rows: features, columns: m, data } = problem.X
  const { w, b, y } = plainNumbers(problem)
  const dw = new Float64Array(features)
  let db = 0
  for (let i = 0; i < m; i++) {
    const x = data.subarray(i * features, (i + 1) * features)
    const dz = sigmoid(dot(w, x) + b) - y[i]!
    addMultiple(dw, dz, x)
    db += dz
  }
  return { dw: dw.map((sum) => sum / m), db: db / m }
}

function plainNumbers({ parameters, Y }: LogisticProblem) {
  return { w: parameters.W[1]!.data, b: parameters.b[1]!.data[0]!, y: Y.data }
}

function sigmoid(z: number): number {
  return activations.sigmoid.apply(z)
}

/** wᵀx */
function dot(w: ArrayLike<number>, x: ArrayLike<number>): number {
  let sum = 0
  for (let j = 0; j < w.length; j++) sum += w[j]! * x[j]!
  return sum
}

/** total += factor · x */
function addMultiple(total: Float64Array, factor: number, x: ArrayLike<number>): void {
  for (let j = 0; j < total.length; j++) total[j]! += factor * x[j]!
}

/**
 * Z = wᵀX + b, dZ = σ(Z) − Y, dw = (1/m) X dZᵀ, db = (1/m) Σ dz⁽ⁱ⁾: the passes of a network without a hidden layer.
 *
 * @param kernels of X's precision; everything is copied into their memory
 * @returns computes the gradient anew with each call; dw lives until the next one
 */
export function vectorisedGradient(
  { X, Y, parameters }: LogisticProblem,
  kernels: Kernels,
): () => LogisticGradient {
  const { rows: features, columns: m } = X
  const architecture = { inputs: features, hidden: [] }
  const allocate = kernels.allocate.bind(kernels)
  const g = activationsBySlot(layerActivations(architecture))
  const network = { kernels, g, ...allocateParameters(architecture, allocate) }
  copyParameters(parameters, network)
  const { W: dW, b: db } = allocateParameters(architecture, allocate)
  const [ownX, ownY] = [allocate(features, m), allocate(1, m)]
  ownX.data.set(X.data)
  ownY.data.set(Y.data)
  const pass = new Workspace(kernels, layerSizes(architecture), m).forColumns(m)
  return () => {
    forward(network, ownX, pass)
    backward(network, { Y: ownY, weights: null }, m, pass, { dW, db }, false)
    return { dw: dW[1]!.data, db: db[1]!.data[0]! }
  }
}

/** The largest difference of any dw_j, and of db, as a share of the expected gradient's largest element. */
export function gradientDifference(
  expected: LogisticGradient,
  found: LogisticGradient,
): { readonly dw: number; readonly db: number } {
  let largest = Math.abs(expected.db)
  let farthest = 0
  expected.dw.forEach((one: number, j: number) => {
    largest = Math.max(largest, Math.abs(one))
    farthest = Math.max(farthest, Math.abs(found.dw[j]! - one))
  })
  return { dw: farthest / largest, db: Math.abs(found.db - expected.db) / largest }
}
