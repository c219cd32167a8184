import { describe, expect, it } from 'vitest'
import { INITIALIZATIONS, layerShapes, type Architecture } from '../../../shared/domain/architecture'
import { initializeParameters } from '../../../src-main/engine/initializers'
import { rowMajor } from '../../../src-main/engine/matrix'
import { NumpyRandom } from '../../../src-main/engine/random/numpy-random'
import { hiddenLayers } from './small-runs'

const architecture: Architecture = { inputs: 200, hidden: hiddenLayers([80, 50], 'relu') }

describe('initial parameters', () => {
  it.each(INITIALIZATIONS)(
    '%s: the shapes of the architecture, biases zero, slot 0 empty',
    (initialization) => {
      const { W, b } = initializeParameters(architecture, initialization, 1, 'float64')
      const shapes = layerShapes(architecture)
      expect(W.map(({ rows, columns }) => [rows, columns])).toEqual([
        [0, 0],
        ...shapes.map((shape) => shape.W),
      ])
      expect(b.map(({ rows, columns }) => [rows, columns])).toEqual([
        [0, 0],
        ...shapes.map((shape) => shape.b),
      ])
      expect(b.every(({ data }) => data.every((value) => value === 0))).toBe(true)
    },
  )

  it('small: 0.01 · randn, row by row, layer after layer, from one stream', () => {
    const { W } = initializeParameters(
      { inputs: 3, hidden: hiddenLayers([2], 'tanh') },
      'small',
      7,
      'float64',
    )
    const random = NumpyRandom.fromSeed(7)
    const drawn = Array.from({ length: 8 }, () => random.randn() * 0.01)
    expect([...rowMajor(W[1]!)]).toEqual(drawn.slice(0, 6))
    expect([...rowMajor(W[2]!)]).toEqual(drawn.slice(6))
  })

  // Standard deviations wanted for (n[l-1], n[l]) = (200, 80), (80, 50): 16,000 and 4,000 draws give them to 2 % and 4 %.
  it.each([
    ['small', 0.01, 0.01],
    ['scaled', 0.0707107, 0.1118034], // 1/√200, 1/√80
    ['xavier', 0.0845154, 0.1240347], // √(2/280), √(2/130)
    ['he', 0.1, 0.1581139], // √(2/200), √(2/80)
  ] as const)('%s has the spread of its formula', (initialization, first, second) => {
    const { W } = initializeParameters(architecture, initialization, 3, 'float64')
    const deviation = (data: ArrayLike<number>): number =>
      Math.sqrt(Array.from(data).reduce((total, value) => total + value * value, 0) / data.length)
    expect(Math.abs(deviation(W[1]!.data) / first - 1)).toBeLessThan(0.02)
    expect(Math.abs(deviation(W[2]!.data) / second - 1)).toBeLessThan(0.04)
  })

  it('zeros are zeros', () => {
    const { W } = initializeParameters(architecture, 'zeros', 3, 'float64')
    expect(W.every(({ data }) => data.every((value) => value === 0))).toBe(true)
  })

  it('float32 has the same numbers, rounded', () => {
    const [wide, narrow] = (['float64', 'float32'] as const).map((precision) =>
      initializeParameters(architecture, 'he', 5, precision),
    )
    expect(narrow!.W[1]!.data).toEqual(Float32Array.from(wide!.W[1]!.data))
  })
})
