/** Forward propagation in plain loops over float64, written for the tests, apart from the engine. */
import type { ActivationName } from '../../../shared/domain/architecture'
import type { Model } from '../../../src-main/formats/model'

const g: Record<ActivationName, (z: number) => number> = {
  relu: (z) => (z > 0 ? z : 0),
  'leaky-relu': (z) => (z > 0 ? z : 0.01 * z),
  tanh: Math.tanh,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  linear: (z) => z,
}

/** ŷ for one example. @param x n[0] numbers: pixels of a picture, or a point as it is */
export function plainForward(model: Model, x: readonly number[]): number {
  const { scaling, description, W, b } = model
  let A = x.map((pixel, feature) => {
    if (!description.preprocessing) return pixel
    if (scaling.kind === 'unit') return pixel / 255
    return (pixel - scaling.means[feature]!) / scaling.deviations[feature]!
  })
  const activations = [
    ...description.architecture.hidden.map((layer) => layer.activation),
    'sigmoid' as const,
  ]
  for (const [index, activation] of activations.entries()) {
    const weights = W[index + 1]!
    const previous = A
    A = Array.from({ length: weights.rows }, (_, i) => {
      let z = b[index + 1]!.data[i]!
      for (let j = 0; j < weights.columns; j++) z += weights.data[j * weights.rows + i]! * previous[j]!
      return g[activation](z)
    })
  }
  return A[0]!
}
