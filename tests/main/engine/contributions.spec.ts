// What each input does to z: exact for logistic regression, the numeric derivative's equal for every activation.
import { describe, expect, it } from 'vitest'
import { ACTIVATIONS, type Architecture } from '../../../shared/domain/architecture'
import { activations as g } from '../../../src-main/engine/activations'
import { contributionsOf } from '../../../src-main/engine/contributions'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import { fromRowMajor, rowMajor, zeros, type Matrix } from '../../../src-main/engine/matrix'
import type { TrainedNetwork } from '../../../src-main/engine/predict'
import { hiddenLayers, randomPictures, smallTrainer } from './small-runs'

const empty = zeros('float64', 0, 0)

it('logistic regression by hand: the parts and b are z', () => {
  const trained: TrainedNetwork = {
    kernels: createReferenceKernels('float64'),
    activations: ['sigmoid'],
    scaling: { kind: 'unit' },
    W: [empty, fromRowMajor(1, 3, Float64Array.of(2, -1, 0.5))],
    b: [empty, fromRowMajor(1, 1, Float64Array.of(-0.25))],
  }
  // x = (1, 0.2, 0): 2·1 = 2, −1·0.2 = −0.2, 0.5·0 = 0; z = 2 − 0.2 − 0.25 = 1.55
  const { kind, values, z, bias } = contributionsOf(trained, Uint8Array.of(255, 51, 0))
  expect([kind, bias]).toEqual(['exact', -0.25])
  expect([...values]).toEqual([2, expect.closeTo(-0.2, 15), 0])
  expect(z).toBeCloseTo(1.55, 15)
  expect(() => contributionsOf(trained, new Uint8Array(4))).toThrow('4 numbers for a network of 3')
})

it('standard scaling: the parts are of what the network reads, (pixel − mean) / deviation', () => {
  const trained: TrainedNetwork = {
    kernels: createReferenceKernels('float64'),
    activations: ['sigmoid'],
    scaling: { kind: 'standard', means: Float64Array.of(100, 50), deviations: Float64Array.of(20, 10) },
    W: [empty, fromRowMajor(1, 2, Float64Array.of(3, 4))],
    b: [empty, fromRowMajor(1, 1, Float64Array.of(1))],
  }
  // x = ((140 − 100)/20, (45 − 50)/10) = (2, −0.5): 3·2 = 6, 4·−0.5 = −2; z = 6 − 2 + 1 = 5
  expect(contributionsOf(trained, Uint8Array.of(140, 45))).toEqual({
    kind: 'exact',
    values: Float64Array.of(6, -2),
    z: 5,
    bias: 1,
  })
})

/** z[L] written out a second time, one number after the other. */
function zOf({ W, b, activations }: TrainedNetwork, x: readonly number[]): number {
  return W.slice(1).reduce<readonly number[]>((a, matrix, index) => {
    const weights = rowMajor(matrix)
    const bias = (b[index + 1] as Matrix).data
    const z = Array.from({ length: matrix.rows }, (_, i) =>
      a.reduce((sum, value, j) => sum + weights[i * matrix.columns + j]! * value, bias[i]!),
    )
    return index === W.length - 2 ? z : z.map(g[activations[index]!].apply)
  }, x)[0]!
}

describe.each(ACTIVATIONS)('%s', (activation) => {
  it.each([1, 3])('with %i hidden layers: ∂z/∂x equals (z(x + h) − z(x − h)) / 2h', (depth) => {
    const architecture: Architecture = {
      inputs: 12,
      hidden: hiddenLayers([6, 5, 4].slice(0, depth), activation),
    }
    const train = randomPictures(12, 9, 5)
    const trainer = smallTrainer(architecture, train, { initialization: 'xavier' })
    for (let i = 0; i < 3; i++) trainer.step()
    const trained: TrainedNetwork = {
      kernels: createReferenceKernels('float64'),
      activations: [...architecture.hidden.map((layer) => layer.activation), 'sigmoid'],
      scaling: { kind: 'unit' },
      ...trainer.parameters(),
    }
    for (const example of [0, 4, 8]) {
      const pixels = train.X.pixels.slice(example * 12, example * 12 + 12)
      const x = [...pixels].map((pixel) => pixel / 255)
      const { kind, values, z } = contributionsOf(trained, pixels)
      expect(kind).toBe('gradient')
      expect(z).toBeCloseTo(zOf(trained, x), 12)
      values.forEach((value, i) => {
        const moved = (h: number) => zOf(trained, x.with(i, x[i]! + h))
        expect(value).toBeCloseTo((moved(1e-6) - moved(-1e-6)) / 2e-6, 7)
      })
    }
  })
})
