/** Logistic regression in one pass over pictures, of the reference kernels: picture after picture, in float64. */
import { activations } from '../activations'
import { outputDerivative } from '../losses'
import { assertShape } from '../matrix'
import { checkPictures, type LogisticPass, type PassGradient } from './kernels'

/** x = p / 255, or (p − mean) / deviation. @param picture index in `pixels` @param x n_x numbers that are overwritten */
function loadPicture({ pixels, scaling }: LogisticPass, picture: number, x: Float64Array): void {
  const first = picture * x.length
  for (let i = 0; i < x.length; i++) {
    const pixel = pixels[first + i]!
    x[i] = scaling.kind === 'unit' ? pixel / 255 : (pixel - scaling.means[i]!) / scaling.deviations[i]!
  }
}

function checkShapes({ W, b, Y, weights, Z, A, dZ }: LogisticPass, gradient: PassGradient | null): void {
  assertShape(b, 1, 1, 'b')
  for (const [matrix, name] of [
    [Y, 'Y'],
    [weights ?? Y, 'weights'],
    [Z, 'Z'],
    [A, 'A'],
    [dZ, 'dZ'],
  ] as const) {
    assertShape(matrix, 1, Y.columns, name)
  }
  for (const [matrix, name] of [
    [W, 'W'],
    [gradient?.dW ?? W, 'dW'],
  ] as const) {
    assertShape(matrix, 1, W.columns, name)
  }
}

/** out = base + factor · sums, where base is out itself or zero. */
function store(sums: Float64Array, { factor, dW, accumulate }: PassGradient): void {
  for (let i = 0; i < sums.length; i++) dW.data[i] = (accumulate ? dW.data[i]! : 0) + factor * sums[i]!
}

/** As `Kernels.logisticPass`. */
export function logisticPass(pass: LogisticPass, gradient: PassGradient | null): void {
  checkPictures(pass)
  checkShapes(pass, gradient)
  const { order, W, b, Y, weights, Z, A, dZ } = pass
  const features = W.columns
  const [x, dw] = [new Float64Array(features), new Float64Array(features)]
  for (let j = 0; j < Y.columns; j++) {
    loadPicture(pass, order ? order[j]! : j, x)
    let z = 0
    for (let i = 0; i < features; i++) z += W.data[i]! * x[i]!
    Z.data[j] = z + b.data[0]!
    A.data[j] = activations.sigmoid.apply(Z.data[j]!)
    dZ.data[j] = (weights ? weights.data[j]! : 1) * outputDerivative(A.data[j]!, Y.data[j]!)
    const dz = dZ.data[j]!
    for (let i = 0; i < features; i++) dw[i]! += dz * x[i]!
  }
  if (gradient) store(dw, gradient)
}
