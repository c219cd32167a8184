/** A trained network of four grey pixels, two hidden units, with numbers that no format can write exactly by luck. */
import { DEFAULT_PREPROCESSING } from '../../shared/domain/preprocessing'
import { fromRowMajor, zeros } from '../../src-main/engine/matrix'
import type { Model } from '../../src-main/formats/model'

export function tinyModel(change: Partial<Model> = {}): Model {
  const slot0 = zeros('float64', 0, 0)
  return {
    description: {
      architecture: { inputs: 4, hidden: [{ units: 2, activation: 'tanh' }] },
      preprocessing: { ...DEFAULT_PREPROCESSING, size: 2, colour: 'grey' },
      classes: ['bright', 'dark'],
      seed: 1,
      version: '9.9.9',
    },
    scaling: { kind: 'unit' },
    precision: 'float64',
    W: [
      slot0,
      fromRowMajor(2, 4, Float64Array.of(0.1, -0.7, 1 / 3, 0.2, Math.PI, -1e-7, 0.5, -2)),
      fromRowMajor(1, 2, Float64Array.of(1.7, -0.3)),
    ],
    b: [slot0, fromRowMajor(2, 1, Float64Array.of(0.01, -0.02)), fromRowMajor(1, 1, Float64Array.of(0.125))],
    ...change,
  }
}
