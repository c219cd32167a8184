import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Architecture } from '../../../shared/domain/architecture'
import { DEFAULT_HYPERPARAMETERS } from '../../../shared/domain/hyperparameters'
import type { Scaling } from '../../../shared/domain/preprocessing'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import { rowMajor } from '../../../src-main/engine/matrix'
import { measureScaling } from '../../../src-main/engine/standardization'
import type { Examples } from '../../../src-main/engine/example-set'
import { Trainer } from '../../../src-main/engine/trainer'
import { hiddenLayers, randomExamples, randomPictures, smallTrainer } from './small-runs'

const deep: Architecture = { inputs: 12, hidden: hiddenLayers([5, 4], 'tanh') }

function costs(trainer: Trainer, iterations: number): number[] {
  return Array.from({ length: iterations }, () => trainer.step().cost)
}

function expectNear(actual: ArrayLike<number>, expected: ArrayLike<number>, relative: number): void {
  expect(actual.length).toBe(expected.length)
  for (let i = 0; i < expected.length; i++) {
    expect(Math.abs(actual[i]! - expected[i]!)).toBeLessThanOrEqual(
      relative * (Math.abs(expected[i]!) + 1e-3),
    )
  }
}

describe('one step of logistic regression, by hand', () => {
  // X = [1 2; 0 3], one example a column, Y = [1 0], W = b = 0, α = 0.5:
  // Z = [0 0], A = [½ ½], J = log 2; dZ = [−½ ½]; dW = ½ · dZ · Xᵀ = ½ · [−½·1 + ½·2, ½·3] = [¼, ¾]; db = ½ · 0 = 0
  const train: Examples = {
    X: { kind: 'numbers', numbers: Float64Array.of(1, 0, 2, 3) },
    labels: Uint8Array.of(1, 0),
  }
  const trainer = smallTrainer({ inputs: 2, hidden: [] }, train, {
    initialization: 'zeros',
    learningRate: 0.5,
  })

  it('reports cost and accuracy from before the update, and updates', () => {
    // ½ is not above one half, so both answers are 0: one of two is right
    expect(trainer.step()).toEqual({ iteration: 0, cost: Math.LN2, accuracy: 0.5 })
    expect(trainer.iteration).toBe(1)
    const { W, b } = trainer.parameters()
    expect([...W[1]!.data]).toEqual([-0.125, -0.375])
    expect([...b[1]!.data]).toEqual([0])
    // now Z = [−0.125, −0.25 − 1.125] = [−0.125, −1.375]
    const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))
    expectNear(trainer.probabilities('train'), [sigmoid(-0.125), sigmoid(-1.375)], 1e-15)
    const { cost, score } = trainer.evaluate('train')
    expect(cost).toBeCloseTo(-(Math.log(sigmoid(-0.125)) + Math.log(1 - sigmoid(-1.375))) / 2, 14)
    expect(score).toEqual({ accuracy: 0.5, confusion: { tp: 0, fp: 0, tn: 1, fn: 1 } })
  })
})

describe('trainer', () => {
  it('evaluates what the next step reports, on training and test examples apart', () => {
    const train = randomPictures(12, 30, 1)
    const test = randomPictures(12, 11, 2)
    const trainer = smallTrainer(deep, train, {}, { test })
    costs(trainer, 5)
    const before = trainer.evaluate('train')
    expect(trainer.step()).toEqual({ iteration: 5, cost: before.cost, accuracy: before.score.accuracy })
    const onTest = smallTrainer(deep, test)
    onTest.restore(trainer.parameters())
    expect(trainer.evaluate('test')).toEqual(onTest.evaluate('train'))
    expect(trainer.probabilities('test')).toEqual(onTest.probabilities('train'))
    expect(() => onTest.evaluate('test')).toThrow('no test examples')
  })

  it('goes back to the very same initial weights', () => {
    const trainer = smallTrainer(deep, randomPictures(12, 30, 1))
    const initial = trainer.parameters()
    const first = costs(trainer, 8)
    expect(trainer.parameters()).not.toEqual(initial)
    trainer.reset()
    expect(trainer.iteration).toBe(0)
    expect(trainer.parameters()).toEqual(initial)
    expect(costs(trainer, 8)).toEqual(first)
  })

  it('hands out copies, and takes them back', () => {
    const trainer = smallTrainer(deep, randomPictures(12, 30, 1))
    const kept = trainer.parameters()
    const frozen = structuredClone(kept)
    costs(trainer, 3)
    expect(kept).toEqual(frozen)
    const { cost } = trainer.evaluate('train')
    trainer.restore(kept)
    expect(trainer.evaluate('train').cost).not.toBe(cost)
    expect(trainer.parameters()).toEqual(frozen)
    expect(() => trainer.restore({ W: [], b: [] })).toThrow('W[1] is missing')
    expect(kept.W.map(({ rows, columns }) => [rows, columns])).toEqual([
      [0, 0],
      [5, 12],
      [4, 5],
      [1, 4],
    ])
  })

  it('reports a cost that is not finite as it is', () => {
    const numbers = randomExamples(12, 20, 1).X.numbers.map((x) => x * 1e200)
    const train = { X: { kind: 'numbers', numbers }, labels: randomExamples(12, 20, 1).labels } as const
    const trainer = smallTrainer({ inputs: 12, hidden: hiddenLayers([5], 'relu') }, train, {
      learningRate: 1e6,
    })
    expect(costs(trainer, 10).some((cost) => !Number.isFinite(cost))).toBe(true)
  })

  it('refuses what does not fit together', () => {
    const train = randomPictures(12, 4, 1)
    const kernels = createReferenceKernels('float32')
    const options = { kernels, architecture: deep, scaling: { kind: 'unit' }, train, test: null } as const
    const hyperparameters = { ...DEFAULT_HYPERPARAMETERS, precision: 'float64' } as const
    expect(() => new Trainer({ ...options, hyperparameters })).toThrow('float32 kernels for a run in float64')
    expect(() => smallTrainer(deep, { ...train, labels: new Uint8Array(5) })).toThrow(
      '5 labels for 4 examples',
    )
    expect(() => smallTrainer({ ...deep, inputs: 13 }, train)).toThrow(
      '48 inputs are not one or more examples of 13',
    )
  })

  it('standard scaling: training on pictures is training on (pixel − mean) / deviation', () => {
    const train = randomPictures(12, 30, 3)
    const scaling: Scaling = measureScaling(train.X.pixels, 12)
    const numbers = Float64Array.from(train.X.pixels, (pixel, at) => {
      return (pixel - scaling.means[at % 12]!) / scaling.deviations[at % 12]!
    })
    const scaled = smallTrainer(deep, { ...train, X: { kind: 'numbers', numbers } })
    expectNear(costs(smallTrainer(deep, train, {}, { scaling }), 5), costs(scaled, 5), 1e-13)
  })
})

describe('block by block', () => {
  /** Room for `columns` examples of `deep` in float64, and for nothing kept: (12 + 3·(5+4+1)) · 8 bytes each. */
  const blocksOf = (columns: number) => ({ keptBytes: 0, blockBytes: columns * 42 * 8 })
  const blockSize = fc.integer({ min: 1, max: 35 })

  it('costs, weights, scores and probabilities are those of one block, within 1e-12', () => {
    const [train, test] = [randomPictures(12, 30, 5), randomPictures(12, 9, 6)]
    const whole = smallTrainer(deep, train, {}, { test })
    const expected = costs(whole, 10)
    fc.assert(
      fc.property(blockSize, (columns) => {
        const blocked = smallTrainer(deep, train, {}, { test, budget: blocksOf(columns) })
        expectNear(costs(blocked, 10), expected, 1e-12)
        const [actualW, expectedW] = [blocked.parameters().W, whole.parameters().W]
        actualW.forEach(({ data }, l) => expectNear(data, expectedW[l]!.data, 1e-12))
        expectNear(blocked.probabilities('test'), whole.probabilities('test'), 1e-12)
        expect(blocked.evaluate('test').score).toEqual(whole.evaluate('test').score)
      }),
      { numRuns: 20, examples: [[1], [7], [29], [30]] },
    )
  })

  it('numbers too', () => {
    const train = randomExamples(12, 30, 5)
    const blocked = smallTrainer(deep, train, {}, { budget: blocksOf(7) })
    expectNear(costs(blocked, 10), costs(smallTrainer(deep, train), 10), 1e-12)
  })
})

describe('invariance', () => {
  it('the order of the examples changes nothing but the order of the answers', () => {
    const train = randomPictures(12, 30, 8)
    const order = Array.from({ length: 30 }, (_, j) => (j * 7) % 30)
    const pixels = Uint8Array.from(order.flatMap((j) => [...train.X.pixels.subarray(12 * j, 12 * (j + 1))]))
    const shuffled: Examples = {
      X: { kind: 'pixels', pixels },
      labels: Uint8Array.from(order, (j) => train.labels[j]!),
    }
    const [a, b] = [smallTrainer(deep, train), smallTrainer(deep, shuffled)]
    expectNear(costs(b, 20), costs(a, 20), 1e-13)
    const answers = a.probabilities('train')
    expectNear(
      b.probabilities('train'),
      order.map((j) => answers[j]!),
      1e-13,
    )
  })

  it('an example alone gets the answer that it gets in a batch', () => {
    const train = randomPictures(12, 9, 9)
    const batch = smallTrainer(deep, train)
    const answers = [...train.labels].map((label, j) => {
      const pixels = train.X.pixels.slice(12 * j, 12 * (j + 1))
      return smallTrainer(deep, {
        X: { kind: 'pixels', pixels },
        labels: Uint8Array.of(label),
      }).probabilities('train')[0]!
    })
    expectNear(answers, batch.probabilities('train'), 1e-14)
  })

  it('swapping the classes turns logistic regression from zeros round: W becomes −W', () => {
    const train = randomPictures(12, 30, 10)
    const swapped = { ...train, labels: train.labels.map((label) => 1 - label) }
    const [a, b] = [train, swapped].map((examples) => {
      const trainer = smallTrainer({ inputs: 12, hidden: [] }, examples, { initialization: 'zeros' })
      costs(trainer, 20)
      return rowMajor(trainer.parameters().W[1]!)
    })
    expectNear(
      b!,
      a!.map((w) => -w),
      1e-12,
    )
  })

  // The one place where this tolerance is stated: float32 rounds to 6e-8, and 50 updates let that grow.
  it('float32 follows float64 to 1e-5 over 50 iterations, and is not the same', () => {
    const train = randomPictures(12, 30, 11)
    const expected = costs(smallTrainer(deep, train), 50)
    const actual = costs(smallTrainer(deep, train, { precision: 'float32' }), 50)
    expectNear(actual, expected, 1e-5)
    expect(actual).not.toEqual(expected)
  })
})
