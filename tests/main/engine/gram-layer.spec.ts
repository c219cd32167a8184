// The same descent through products of examples as by the formulas, to rounding; and nothing that is asked changes it.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Hyperparameters } from '../../../shared/domain/hyperparameters'
import kernelsPath from '../../../src-main/engine/kernels/kernels.wasm?asset'
import { FOLD_EVERY } from '../../../src-main/engine/gram-layer'
import { createWasmKernels } from '../../../src-main/engine/kernels/wasm'
import type { Trainer } from '../../../src-main/engine/trainer'
import { hiddenLayers, randomPictures, smallTrainer } from './small-runs'

const architecture = { inputs: 192, hidden: hiddenLayers([7, 4], 'tanh') }
const [train, test] = [randomPictures(192, 23, 1), randomPictures(192, 9, 2)]
/** Past two folds, and some way to the next. */
const UPDATES = 2 * FOLD_EVERY + 20

function trainerOf(firstLayer: 'direct' | 'gram', given: Partial<Hyperparameters> = {}): Trainer {
  return smallTrainer(architecture, train, { learningRate: 0.05, ...given }, { test, firstLayer })
}

function costs(trainer: Trainer, updates = UPDATES): number[] {
  return Array.from({ length: updates }, () => trainer.step().cost)
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length)
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)))
}

const ways: readonly Partial<Hyperparameters>[] = [
  {},
  { optimizer: 'momentum' },
  { keepProbability: 0.7 },
  { classWeights: 'balanced', schedule: { kind: 'exponential', factor: 0.99 } },
  { initialization: 'zeros' },
]

describe('is the descent by the formulas, to rounding', () => {
  it.each(ways)('%j', (given) => {
    const [gram, direct] = [trainerOf('gram', given), trainerOf('direct', given)]
    const [actual, expected] = [costs(gram), costs(direct)]
    expect(largestDifference(actual, expected)).toBeLessThan(1e-11)
    const [a, b] = [gram.parameters(), direct.parameters()]
    a.W.forEach(({ data }, l) => expect(largestDifference(data, b.W[l]!.data)).toBeLessThan(1e-11))
    a.b.forEach(({ data }, l) => expect(largestDifference(data, b.b[l]!.data)).toBeLessThan(1e-11))
    for (const set of ['train', 'test'] as const) {
      expect(largestDifference(gram.probabilities(set), direct.probabilities(set))).toBeLessThan(1e-11)
      expect(gram.evaluate(set).cost).toBeCloseTo(direct.evaluate(set).cost, 11)
    }
  })

  it('in float32 with WebAssembly, within 1e-4 of float64', () => {
    const module = new WebAssembly.Module(readFileSync(kernelsPath))
    const kernels = createWasmKernels({ module, precision: 'float32', threads: 1 })
    const given = { learningRate: 0.05, precision: 'float32' } as const
    const gram = smallTrainer(architecture, train, given, { kernels, firstLayer: 'gram' })
    expect(largestDifference(costs(gram), costs(trainerOf('direct')))).toBeLessThan(1e-4)
    gram.dispose()
  })

  it('probes show the same network: norms, ratios and histograms of W[1] and dW[1]', () => {
    const [gram, direct] = [trainerOf('gram'), trainerOf('direct')]
    for (const trainer of [gram, direct]) costs(trainer, FOLD_EVERY - 1) // the probe's own update would fold
    const [actual, expected] = [gram.probe(), direct.probe()]
    actual.layers.forEach((layer, i) => {
      const other = expected.layers[i]!
      expect(layer.weightNorm).toBeCloseTo(other.weightNorm, 11)
      expect(layer.gradientNorm).toBeCloseTo(other.gradientNorm, 11)
      expect(layer.updateRatio).toBeCloseTo(other.updateRatio!, 11)
      expect(layer.histograms.dW.counts).toEqual(other.histograms.dW.counts)
    })
  })
})

// 23 examples, 16 columns of G after an update: from the second update on there is all of it
describe('whatever is asked on the way, the bits stay', () => {
  it.each([1, 2, 3, FOLD_EVERY - 1, FOLD_EVERY, FOLD_EVERY + 5])('looks after %i updates', (looksAfter) => {
    const expected = costs(trainerOf('gram'))
    const trainer = trainerOf('gram')
    const before = costs(trainer, looksAfter)
    trainer.parameters()
    trainer.probe()
    trainer.probabilities('test')
    trainer.evaluate('test')
    trainer.state()
    const { cost } = trainer.evaluate('train')
    const after = costs(trainer, UPDATES - looksAfter)
    expect(after[0]).toBe(cost)
    expect([...before, ...after]).toEqual(expected)
  })

  it.each([1, 2, 10, FOLD_EVERY, FOLD_EVERY + 1])('goes on from the state after %i updates', (updates) => {
    const given = { optimizer: 'momentum' } as const
    const expected = costs(trainerOf('gram', given))
    const first = trainerOf('gram', given)
    const before = costs(first, updates)
    const second = trainerOf('gram', given)
    costs(second, 7) // whatever it did before
    second.resume(structuredClone(first.state()))
    expect(second.parameters()).toEqual(first.parameters())
    expect([...before, ...costs(second, UPDATES - updates)]).toEqual(expected)
  })

  it('goes back to the start, and to parameters that are put back', () => {
    const trainer = trainerOf('gram')
    const initial = trainer.parameters()
    const expected = costs(trainer)
    trainer.restore(initial)
    expect(trainer.parameters()).toEqual(initial)
    expect(trainer.step().cost).toBe(expected[0])
    trainer.reset()
    expect(costs(trainer)).toEqual(expected)
  })

  it('every so many updates C · Xᵀ goes into B, before its sums have much to cancel', () => {
    const trainer = trainerOf('gram')
    const initial = trainer.parameters().W[1]!.data
    costs(trainer, FOLD_EVERY - 1)
    expect(trainer.state().firstLayer!.base).toEqual(initial)
    trainer.step()
    const { parameters, firstLayer } = trainer.state()
    expect(firstLayer!.base).toEqual(parameters.W[1]!.data)
    expect(firstLayer!.coefficients.every((coefficient) => coefficient === 0)).toBe(true)
  })

  it('refuses the state of a run by the formulas', () => {
    const { firstLayer, ...state } = trainerOf('direct').state()
    expect(firstLayer).toBeNull()
    expect(() => trainerOf('gram').resume({ ...state, firstLayer })).toThrow('products of examples')
  })
})
