// Logistic regression in one pass over pictures: the descent by the formulas, to rounding, however pictures are held.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Hyperparameters } from '../../../shared/domain/hyperparameters'
import kernelsPath from '../../../src-main/engine/kernels/kernels.wasm?asset'
import { createWasmKernels } from '../../../src-main/engine/kernels/wasm'
import { measureScaling } from '../../../src-main/engine/standardization'
import type { Trainer } from '../../../src-main/engine/trainer'
import type { TrainerOptions } from '../../../src-main/engine/trainer-options'
import { randomPictures, smallTrainer } from './small-runs'

const architecture = { inputs: 192, hidden: [] }
const [train, test] = [randomPictures(192, 53, 1), randomPictures(192, 9, 2)]
const standard = measureScaling(train.X.pixels, 192)
const UPDATES = 12

type Others = Partial<Pick<TrainerOptions, 'scaling' | 'budget' | 'kernels'>>

function trainerOf(
  firstLayer: 'direct' | 'one-pass',
  given: Partial<Hyperparameters>,
  others: Others = {},
): Trainer {
  return smallTrainer(architecture, train, { learningRate: 0.05, ...given }, { test, firstLayer, ...others })
}

function costs(trainer: Trainer): number[] {
  return Array.from({ length: UPDATES }, () => trainer.step().cost)
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length)
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)))
}

const ways: readonly Partial<Hyperparameters>[] = [
  {},
  { batch: 16 }, // of which the last has 53 − 48 = 5
  { batch: 16, optimizer: 'adam', l2: 0.5, classWeights: 'balanced' },
  { optimizer: 'rmsprop', learningRate: 0.001 },
  { optimizer: 'momentum', l2: 0.1, initialization: 'zeros' },
]

/** No picture kept, and in the formulas blocks of 7: of 192 inputs and 3 numbers of the unit, 8 bytes each. */
const fewAtATime = { budget: { keptBytes: 0, blockBytes: 7 * 1560 } }
const situations: readonly (readonly [string, Others])[] = [
  ['pictures kept', {}],
  ['pictures standardised', { scaling: standard }],
  ['pictures not kept', fewAtATime],
]

describe.each(situations)('%s', (_, others) => {
  it.each(ways)('the descent by the formulas: %j', (given) => {
    const [passes, direct] = [trainerOf('one-pass', given, others), trainerOf('direct', given, others)]
    expect(largestDifference(costs(passes), costs(direct))).toBeLessThan(1e-12)
    const [a, b] = [passes.parameters(), direct.parameters()]
    for (const part of ['W', 'b'] as const) {
      expect(largestDifference(a[part][1]!.data, b[part][1]!.data)).toBeLessThan(1e-12)
    }
    for (const set of ['train', 'test'] as const) {
      expect(largestDifference(passes.probabilities(set), direct.probabilities(set))).toBeLessThan(1e-12)
      const [found, expected] = [passes.evaluate(set), direct.evaluate(set)]
      expect(found.cost).toBeCloseTo(expected.cost, 12)
      expect(found.score).toEqual(expected.score)
    }
  })
})

it('is what a run on pictures without a hidden layer does in mini-batches, and not one on numbers', () => {
  expect(smallTrainer(architecture, train, { batch: 16 }).firstLayer).toBe('one-pass')
  const numbers = Float64Array.from(train.X.pixels, (pixel) => pixel / 255)
  const others = { X: { kind: 'numbers', numbers }, labels: train.labels } as const
  expect(smallTrainer(architecture, others, { batch: 16 }).firstLayer).toBe('direct')
  const predictsNumbers = smallTrainer(architecture, train, { batch: 16 }, { output: 'linear' })
  expect(predictsNumbers.firstLayer).toBe('direct')
})

it('a look inside changes no bit, and shows the gradient of the formulas', () => {
  const given = { batch: 16, optimizer: 'adam' } as const
  const [looked, plain] = [trainerOf('one-pass', given), trainerOf('one-pass', given)]
  const direct = trainerOf('direct', given)
  for (let step = 0; step < 5; step++) {
    const [seen, expected] = [looked.probe(), direct.probe()]
    expect(largestDifference(seen.losses, expected.losses)).toBeLessThan(1e-12)
    expect(seen.layers[0]!.gradientNorm).toBeCloseTo(expected.layers[0]!.gradientNorm, 12)
    const results = [looked, plain, direct].map((trainer) => trainer.step().cost)
    expect(results[0]).toBe(results[1])
  }
  expect(looked.parameters()).toEqual(plain.parameters())
})

it.each([{}, fewAtATime] as const)('in float32 with WebAssembly, within 1e-5 of float64', (others) => {
  const module = new WebAssembly.Module(readFileSync(kernelsPath))
  const kernels = createWasmKernels({ module, precision: 'float32', threads: 1 })
  const given = { batch: 16, optimizer: 'adam', learningRate: 0.001 } as const
  const single = trainerOf('one-pass', { ...given, precision: 'float32' }, { ...others, kernels })
  expect(largestDifference(costs(single), costs(trainerOf('direct', given)))).toBeLessThan(1e-5)
  single.dispose()
})
