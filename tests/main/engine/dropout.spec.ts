import { describe, expect, it } from 'vitest'
import { drawMasks } from '../../../src-main/engine/dropout'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import { activationsBySlot, backward, forward } from '../../../src-main/engine/network'
import { NumpyRandom } from '../../../src-main/engine/random/numpy-random'
import { Workspace } from '../../../src-main/engine/workspace'
import { hiddenLayers, randomPictures, smallTrainer } from './small-runs'

const kernels = createReferenceKernels('float64')

function matrix(rows: number, columns: number, numbers: readonly number[]) {
  const made = kernels.allocate(rows, columns)
  made.data.set(numbers)
  return made
}

describe('dropout', () => {
  // One example x = 3; two linear hidden units, W[1] = [1; 2], b[1] = 0; W[2] = [4 5], b[2] = 1; y = 0, linear output.
  // Kept with p = ½: the first unit only, so D[1] = [2; 0].
  //   A[1] = [3; 6], kept [6; 0]; Z[2] = 4·6 + 5·0 + 1 = 25; J = ½ · 25² = 312.5
  //   dZ[2] = 25; dW[2] = 25 · [6 0] = [150 0]; db[2] = 25
  //   dA[1] = [4; 5] · 25 = [100; 125]; ∘ D = [200; 0] = dZ[1]; dW[1] = [600; 0]; db[1] = [200; 0]
  it('one pass, by hand', () => {
    const none = kernels.allocate(0, 0)
    const network = {
      kernels,
      g: activationsBySlot(['linear', 'linear']),
      W: [none, matrix(2, 1, [1, 2]), matrix(1, 2, [4, 5])],
      b: [none, matrix(2, 1, [0, 0]), matrix(1, 1, [1])],
    }
    const pass = new Workspace(kernels, [1, 2, 1], 1, true).forTraining(1)
    pass.dropout!.D[1]!.data.set([2, 0])
    const answers = forward(network, matrix(1, 1, [3]), pass)
    expect([...answers.data]).toEqual([25])
    expect([...pass.A[1]!.data]).toEqual([3, 6]) // as it is: probes and derivatives read this one
    const dW = [none, kernels.allocate(2, 1), kernels.allocate(1, 2)]
    const db = [none, kernels.allocate(2, 1), kernels.allocate(1, 1)]
    backward(network, { Y: matrix(1, 1, [0]), weights: null }, 1, pass, { dW, db }, false)
    expect([dW[2]!, db[2]!, dW[1]!, db[1]!].map(({ data }) => [...data])).toEqual([
      [150, 0],
      [25],
      [600, 0],
      [200, 0],
    ])
  })

  it('keeps about the share asked for, and the mean of what is kept: 1', () => {
    const D = [kernels.allocate(0, 0), kernels.allocate(100, 100), kernels.allocate(1, 100)]
    drawMasks({ D, kept: [] }, 0.8, NumpyRandom.fromSeed(1))
    const { data } = D[1]!
    expect(new Set(data)).toEqual(new Set([0, 1.25]))
    // 10,000 draws: the share has a standard deviation of √(0.8 · 0.2 / 10000) = 0.004
    expect(Math.abs(data.filter((value) => value > 0).length / 10_000 - 0.8)).toBeLessThan(0.016)
    expect(D[2]!.data.every((value) => value === 0)).toBe(true) // never on the output
  })

  it('is for training only: evaluating keeps every unit', () => {
    const train = randomPictures(6, 20, 1)
    const architecture = { inputs: 6, hidden: hiddenLayers([8, 4], 'relu') }
    const [dropping, plain] = [
      smallTrainer(architecture, train, { keepProbability: 0.5 }),
      smallTrainer(architecture, train),
    ]
    expect(dropping.evaluate('train')).toEqual(plain.evaluate('train'))
    expect(dropping.probabilities('train')).toEqual(plain.probabilities('train'))
    expect(dropping.isStepExact).toBe(false)
    expect(dropping.step().cost).not.toBe(plain.step().cost)
  })

  it('other masks in every update and for every seed, the same again for the same', () => {
    const costsOf = (seed: number): number[] => {
      const train = randomPictures(6, 20, 1)
      const given = { keepProbability: 0.5, learningRate: 1e-9, seed, initialization: 'small' } as const
      const trainer = smallTrainer({ inputs: 6, hidden: hiddenLayers([8], 'tanh') }, train, given)
      return Array.from({ length: 5 }, () => trainer.step().cost)
    }
    expect(new Set([...costsOf(1), ...costsOf(2)]).size).toBe(10)
    expect(costsOf(1)).toEqual(costsOf(1))
  })
})
