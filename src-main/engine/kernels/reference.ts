/**
 * The reference kernels: plain TypeScript, one thread, ordinary memory. The oracle that the other implementations are
 * tested against, and quick enough for small networks. Arithmetic is float64 throughout; with precision float32 only
 * what is stored is rounded.
 */
import type { ActivationName } from '../../../shared/domain/architecture'
import type { Precision } from '../../../shared/domain/hyperparameters'
import type { Scaling } from '../../../shared/domain/preprocessing'
import { activations } from '../activations'
import { assertShape, zeros, type Matrix } from '../matrix'
import type { Kernels } from './kernels'
import { costs } from './reference-costs'
import { logisticPass } from './reference-pass'
import { affine, multiplyTransposed, outerProduct, sumColumns } from './reference-products'
import { updates } from './reference-updates'

function scalePixels(pixels: Uint8Array, scaling: Scaling, X: Matrix): void {
  const { rows: features, columns: m, data } = X
  if (pixels.length !== data.length) {
    throw new Error(`${pixels.length} pixels do not fill X of shape (${features}, ${m})`)
  }
  if (scaling.kind === 'unit') {
    for (let at = 0; at < data.length; at++) data[at] = pixels[at]! / 255
    return
  }
  const { means, deviations } = scaling
  for (let j = 0; j < m; j++) {
    for (let i = 0; i < features; i++) {
      data[j * features + i] = (pixels[j * features + i]! - means[i]!) / deviations[i]!
    }
  }
}

function activate(activation: ActivationName, Z: Matrix, A: Matrix): void {
  assertShape(A, Z.rows, Z.columns, 'A')
  const { apply } = activations[activation]
  for (let at = 0; at < Z.data.length; at++) A.data[at] = apply(Z.data[at]!)
}

function activateBackward(activation: ActivationName, dA: Matrix, Z: Matrix, A: Matrix, dZ: Matrix): void {
  assertShape(dA, Z.rows, Z.columns, 'dA')
  assertShape(A, Z.rows, Z.columns, 'A')
  assertShape(dZ, Z.rows, Z.columns, 'dZ')
  const { derivative } = activations[activation]
  for (let at = 0; at < Z.data.length; at++) {
    dZ.data[at] = dA.data[at]! * derivative(Z.data[at]!, A.data[at]!)
  }
}

/** @param precision of everything that is stored */
export function createReferenceKernels(precision: Precision): Kernels {
  return {
    name: 'reference',
    precision,
    threads: 1,
    allocate: (rows, columns) => zeros(precision, rows, columns),
    allocateBytes: (length) => new Uint8Array(length),
    // Ordinary memory, and none of it is held here: the garbage collector frees it.
    dispose: () => undefined,
    scalePixels,
    // The loops read X as it is.
    keepInputs: () => undefined,
    affine,
    multiplyTransposed,
    outerProduct,
    sumColumns,
    logisticPass,
    activate,
    activateBackward,
    ...costs,
    ...updates,
  }
}
