/** Why a network answers as it does: what each input of one example does to z[L], the output unit before its sigmoid. */
import type { Matrix } from './matrix'
import { forward, type ForwardPass, type Network } from './network'
import { loadNetwork, sizesOf, type TrainedNetwork } from './predict'
import { Workspace } from './workspace'

/**
 * `exact`, for logistic regression: values[i] = w[i] · x[i], and Σ values + bias = z, nothing left out.
 * `gradient`, for every other network: values[i] = ∂z/∂x[i], how z would begin to change if x[i] grew a little.
 */
export interface Contributions {
  readonly kind: 'exact' | 'gradient'
  /** n_x of them, in the order of the inputs. */
  readonly values: Float64Array
  /** z[L] */
  readonly z: number
  /** b of the output unit; part of z only in the exact kind. */
  readonly bias: number
}

/** @param pixels one picture, uint8, length n_x */
export function contributionsOf(trained: TrainedNetwork, pixels: Uint8Array): Contributions {
  const { kernels, scaling } = trained
  const n = sizesOf(trained)
  const inputs = n[0]!
  if (pixels.length !== inputs)
    throw new Error(`a picture of ${pixels.length} numbers for a network of ${inputs}`)
  const network = loadNetwork(trained)
  const staging = kernels.allocateBytes(inputs)
  staging.set(pixels)
  const X = kernels.allocate(inputs, 1)
  kernels.scalePixels(staging, scaling, X)
  const pass = new Workspace(kernels, n, 1).forColumns(1)
  forward(network, X, pass)
  const L = n.length - 1
  const z = pass.Z[L]!.data[0]!
  const bias = network.b[L]!.data[0]!
  if (L > 1) {
    const dX = kernels.allocate(inputs, 1)
    inputGradient(network, pass, pass.dZ, dX)
    return { kind: 'gradient', values: Float64Array.from(dX.data), z, bias }
  }
  const w = network.W[1]!.data // one row, so in the order of the inputs
  return { kind: 'exact', values: Float64Array.from(w, (weight, i) => weight * X.data[i]!), z, bias }
}

/**
 * Backward past the first layer, after `forward` over the same examples: the gradient of z[L], not of the cost, by the
 * inputs. From z and not from a = σ(z), whose derivative fades to 0 exactly where the network is sure.
 *
 *   dZ[L] = ∂z/∂z = 1      dA[l-1] = W[l]ᵀ · dZ[l]      dZ[l-1] = dA[l-1] ∘ g[l-1]′(Z[l-1])      dX = dA[0]
 *
 * @param dZ memory for dZ[1…L], shapes (n[l], m) @param dX shape (n[0], m), column by column ∂z/∂x
 */
function inputGradient(
  { kernels, g, W }: Network,
  { Z, A }: ForwardPass,
  dZ: readonly Matrix[],
  dX: Matrix,
): void {
  const L = W.length - 1
  dZ[L]!.data.fill(1)
  for (let l = L; l >= 1; l--) {
    const dA = l === 1 ? dX : dZ[l - 1]!
    kernels.multiplyTransposed(W[l]!, dZ[l]!, dA)
    if (l > 1) kernels.activateBackward(g[l - 1]!, dA, Z[l - 1]!, A[l - 1]!, dA)
  }
}
