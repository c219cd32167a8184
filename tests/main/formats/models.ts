/** Models for the tests of the file formats: a small one by hand, and any legal one by fast-check. */
import fc from 'fast-check'
import { ACTIVATIONS, layerShapes, type Architecture } from '../../../shared/domain/architecture'
import { PRECISIONS, type Precision } from '../../../shared/domain/hyperparameters'
import {
  COLOURS,
  FILTERS,
  FITS,
  type Preprocessing,
  type Scaling,
} from '../../../shared/domain/preprocessing'
import type { Matrix } from '../../../src-main/engine/matrix'
import type { Model } from '../../../src-main/formats/model'

/** Column-major matrix whose element (i, j) is `value(i, j)`. */
function matrixOf(
  precision: Precision,
  rows: number,
  columns: number,
  value: (i: number, j: number) => number,
): Matrix {
  const data = precision === 'float64' ? new Float64Array(rows * columns) : new Float32Array(rows * columns)
  for (let j = 0; j < columns; j++) for (let i = 0; i < rows; i++) data[j * rows + i] = value(i, j)
  return { rows, columns, data }
}

/** A model of the given parts; `next` gives W1 row by row, then b1, W2, … */
export function modelOf(
  parts: Pick<Model, 'scaling' | 'precision'> & {
    architecture: Architecture
    preprocessing: Preprocessing | null
  },
  next: () => number,
): Model {
  const { architecture, preprocessing, scaling, precision } = parts
  const empty = matrixOf(precision, 0, 0, () => 0)
  const W = [empty]
  const b = [empty]
  for (const shape of layerShapes(architecture)) {
    const rows = Array.from({ length: shape.W[0] }, () => Array.from({ length: shape.W[1] }, next))
    W.push(matrixOf(precision, shape.W[0], shape.W[1], (i, j) => rows[i]![j]!))
    b.push(matrixOf(precision, shape.b[0], 1, next))
  }
  const classes = ['cat', 'non-cat'] as const
  return {
    description: { architecture, preprocessing, classes, seed: 3, version: '1.2.3' },
    scaling,
    precision,
    W,
    b,
  }
}

/** 2×2 grey pictures → 3 relu units → 1. W1 = [[1,2,3,4],[5,…],[9,…]]/8, b1 = [13,14,15]/8, W2 = [16,17,18]/8, b2 = 19/8. */
export function smallModel(precision: Precision = 'float32'): Model {
  let count = 0
  return modelOf(
    {
      architecture: { inputs: 4, hidden: [{ units: 3, activation: 'relu' }] },
      preprocessing: {
        size: 2,
        colour: 'grey',
        fit: 'cover',
        filter: 'bicubic',
        background: [255, 255, 255],
        scaling: 'unit',
      },
      scaling: { kind: 'unit' },
      precision,
    },
    () => ++count / 8,
  )
}

const anyPreprocessing: fc.Arbitrary<Preprocessing> = fc.record({
  size: fc.integer({ min: 1, max: 3 }),
  colour: fc.constantFrom(...COLOURS),
  fit: fc.constantFrom(...FITS),
  filter: fc.constantFrom(...FILTERS),
  background: fc.tuple(byte(), byte(), byte()),
  scaling: fc.constantFrom('unit', 'standard'),
})

function byte(): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 255 })
}

function anyScaling(preprocessing: Preprocessing | null, inputs: number): fc.Arbitrary<Scaling> {
  if (preprocessing?.scaling !== 'standard') return fc.constant({ kind: 'unit' })
  const numbers = (min: number) =>
    fc
      .array(fc.double({ min, max: 255, noNaN: true }), { minLength: inputs, maxLength: inputs })
      .map((values) => Float64Array.from(values, (value) => value + 0))
  return fc.record({ kind: fc.constant('standard'), means: numbers(0), deviations: numbers(1e-3) })
}

/** Any finite numbers, with −0, denormals and the largest among them. */
function anyNumbers(precision: Precision, length: number): fc.Arbitrary<number[]> {
  const options = { noNaN: true, noDefaultInfinity: true }
  const number = precision === 'float64' ? fc.double(options) : fc.float(options)
  return fc.array(number, { minLength: length, maxLength: length })
}

export const anyModel: fc.Arbitrary<Model> = fc
  .record({
    preprocessing: fc.option(anyPreprocessing, { freq: 3 }),
    hidden: fc.array(
      fc.record({ units: fc.integer({ min: 1, max: 4 }), activation: fc.constantFrom(...ACTIVATIONS) }),
      { maxLength: 3 },
    ),
    precision: fc.constantFrom(...PRECISIONS),
    classes: fc.tuple(className(), className()),
    seed: fc.integer({ min: 0, max: 4_294_967_295 }),
    version: fc.string({ maxLength: 12 }),
  })
  .chain(({ preprocessing, hidden, precision, classes, seed, version }) => {
    const inputs = preprocessing ? preprocessing.size ** 2 * (preprocessing.colour === 'rgb' ? 3 : 1) : 2
    const architecture = { inputs, hidden }
    const count = layerShapes(architecture).reduce((total, { parameters }) => total + parameters, 0)
    return fc
      .tuple(anyScaling(preprocessing, inputs), anyNumbers(precision, count))
      .map(([scaling, numbers]) => {
        let next = 0
        const model = modelOf({ architecture, preprocessing, scaling, precision }, () => numbers[next++]!)
        return { ...model, description: { ...model.description, classes, seed, version } }
      })
  })

/** Any text, also one that means something to somebody else. */
function className(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    fc.constantFrom('__proto__', 'constructor', '<img src=x onerror=alert(1)>', '"\\\n', 'é', 'é', '猫'),
  )
}

/** Every bit of a model as plain data, to compare with `toEqual`: arrays become hexadecimal text. */
export function bitsOf(model: Model): unknown {
  const hex = ({ rows, columns, data }: Matrix) => ({
    rows,
    columns,
    type: data.constructor.name,
    bits: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('hex'),
  })
  return { ...model, W: model.W.map(hex), b: model.b.map(hex) }
}
