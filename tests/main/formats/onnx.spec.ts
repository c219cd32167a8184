import { describe, expect, it } from 'vitest'
import { ACTIVATIONS, type HiddenLayer } from '../../../shared/domain/architecture'
import type { Colour, Scaling } from '../../../shared/domain/preprocessing'
import type { Model } from '../../../src-main/formats/model'
import { decodeOnnx, encodeOnnx } from '../../../src-main/formats/onnx'
import { bitsOf, modelOf, smallModel } from './models'
import { runOnnx } from './onnx-runtime'
import { plainForward } from './plain-forward'
import { fieldsOf } from './protobuf'

/** Park and Miller's minimal generator, −0.5 … 0.5: any fixed numbers do. */
function numbers(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16807) % 2147483647) / 2147483647 - 0.5
}

function pictureModel(hidden: readonly HiddenLayer[], kind: Scaling['kind'], colour: Colour): Model {
  const next = numbers(1 + hidden.length)
  const inputs = 5 * 5 * (colour === 'rgb' ? 3 : 1)
  const scaling: Scaling =
    kind === 'unit'
      ? { kind }
      : {
          kind,
          means: Float64Array.from({ length: inputs }, () => 127 + 90 * next()),
          deviations: Float64Array.from({ length: inputs }, () => 60 + 50 * next()),
        }
  const { preprocessing } = smallModel().description
  return modelOf(
    {
      architecture: { inputs, hidden },
      preprocessing: { ...preprocessing!, size: 5, colour, scaling: kind },
      scaling,
      precision: 'float32',
    },
    next,
  )
}

const layers = (...activations: HiddenLayer['activation'][]): HiddenLayer[] =>
  activations.map((activation, index) => ({ units: 6 - index, activation }))

const networks: HiddenLayer[][] = [
  [],
  ...ACTIVATIONS.map((activation) => layers(activation)),
  layers('relu', 'tanh'),
  layers('leaky-relu', 'linear', 'sigmoid'),
]

describe('a model as ONNX, run by onnxruntime', () => {
  describe.each(['unit', 'standard'] as const)('%s scaling', (scaling) => {
    it.each(
      networks.map((hidden) => [hidden.map(({ activation }) => activation).join('-') || 'none', hidden]),
    )('predicts as plain loops do; hidden layers: %s', async (_, hidden) => {
      for (const colour of ['rgb', 'grey'] as const) {
        const model = pictureModel(hidden, scaling, colour)
        const { inputs } = model.description.architecture
        const next = numbers(77)
        const pixels = Uint8Array.from({ length: 7 * inputs }, () => 255.99 * (next() + 0.5))
        const run = await runOnnx(encodeOnnx(model), pixels, [7, 5, 5, inputs / 25])
        expect(run).toMatchObject({ input: 'pixels', output: 'probability', dimensions: [7, 1] })
        for (let m = 0; m < 7; m++) {
          const example = [...pixels.subarray(m * inputs, (m + 1) * inputs)]
          expect(Math.abs(run.values[m]! - plainForward(model, example))).toBeLessThan(1e-5)
        }
      }
    })
  })

  it('takes points in the plane as they are', async () => {
    const model = modelOf(
      {
        architecture: { inputs: 2, hidden: layers('tanh') },
        preprocessing: null,
        scaling: { kind: 'unit' },
        precision: 'float64',
      },
      numbers(5),
    )
    const run = await runOnnx(encodeOnnx(model), Float32Array.of(1, -2, 0.5, 3), [2, 2])
    expect(run).toMatchObject({ input: 'points', output: 'probability', dimensions: [2, 1] })
    expect(Math.abs(run.values[0]! - plainForward(model, [1, -2]))).toBeLessThan(1e-6)
    expect(Math.abs(run.values[1]! - plainForward(model, [0.5, 3]))).toBeLessThan(1e-6)
    // Both answers must differ, else a constant would pass.
    expect(Math.abs(run.values[0]! - run.values[1]!)).toBeGreaterThan(0.01)
  })

  it('takes any number of pictures', async () => {
    const model = pictureModel([], 'unit', 'grey')
    for (const count of [1, 3]) {
      const { dimensions } = await runOnnx(encodeOnnx(model), new Uint8Array(count * 25), [count, 5, 5, 1])
      expect(dimensions).toEqual([count, 1])
    }
  })
})

describe('the file', () => {
  it('carries the recipe in metadata_props["descent"]', () => {
    const METADATA_PROPS = 14
    const [entry] = fieldsOf(encodeOnnx(smallModel())).filter(([field]) => field === METADATA_PROPS)
    const [key, recipe] = fieldsOf(entry![1] as Uint8Array).map(([, value]) =>
      new TextDecoder().decode(value as Uint8Array),
    )
    const { architecture, preprocessing, classes, seed, version } = smallModel().description
    expect(key).toBe('descent')
    expect(JSON.parse(recipe!)).toMatchObject({ architecture, preprocessing, classes, seed, version })
  })

  it('reads back', () => {
    const model = decodeOnnx(encodeOnnx(smallModel()))
    expect(model.ok && bitsOf(model.value)).toEqual(bitsOf(smallModel()))
  })

  it('holds a float64 model as float32, and says so', () => {
    const model = smallModel('float64')
    model.b[2]!.data[0] = 0.1
    const read = decodeOnnx(encodeOnnx(model))
    expect(read.ok && read.value.precision).toBe('float32')
    expect(read.ok && read.value.b[2]!.data).toEqual(Float32Array.of(0.1))
  })
})
