import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchesPerEpoch, OPTIMIZERS } from '../../../shared/domain/hyperparameters'
import { MiniBatches } from '../../../src-main/engine/mini-batches'
import type { TrainerState } from '../../../src-main/engine/trainer-options'
import { hiddenLayers, randomExamples, randomPictures, smallTrainer } from './small-runs'

const architecture = { inputs: 12, hidden: hiddenLayers([5, 4], 'tanh') }
const sizes = fc.record({
  m: fc.integer({ min: 1, max: 60 }),
  size: fc.integer({ min: 1, max: 60 }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
})

describe('mini-batches', () => {
  it('take every example exactly once in every epoch, the last batch what is left', () => {
    fc.assert(
      fc.property(sizes, ({ m, size, seed }) => {
        fc.pre(size <= m)
        const batches = new MiniBatches(m, size, seed)
        expect(batches.perEpoch).toBe(batchesPerEpoch(size, m))
        for (const epoch of [0, 1, 2]) {
          const taken = Array.from({ length: batches.perEpoch }, (_, i) => [
            ...batches.batch(epoch * batches.perEpoch + i),
          ])
          expect(taken.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: m }, (_, j) => j))
          const lengths = taken.map(({ length }) => length)
          expect(lengths.slice(0, -1).every((length) => length === size)).toBe(true)
          expect(lengths.at(-1)).toBe(m % size || size)
        }
      }),
    )
  })

  it('are in another order every epoch and for every seed', () => {
    const orders = [1, 2, 3].flatMap((seed) => {
      const batches = new MiniBatches(40, 40, seed)
      return [0, 1, 2].map((epoch) => batches.batch(epoch).join())
    })
    expect(new Set(orders).size).toBe(9)
  })

  it('of an iteration are the same whatever was asked before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 12 }), (iterations) => {
        const one = new MiniBatches(23, 5, 9)
        for (const iteration of iterations) {
          expect([...one.batch(iteration)]).toEqual([...new MiniBatches(23, 5, 9).batch(iteration)])
        }
      }),
    )
  })
})

describe('training with mini-batches', () => {
  const train = randomPictures(12, 23, 1)

  it('an update reads the examples of its batch, and no others', () => {
    // With zero weights every ŷ is ½, so dZ = ½ − y, and W and b are what the mean over the batch makes of it.
    const given = { batch: 5, seed: 4, initialization: 'zeros', learningRate: 1 } as const
    const trainer = smallTrainer({ inputs: 12, hidden: [] }, train, given)
    const first = new MiniBatches(23, 5, 4).batch(0)
    trainer.step()
    const { W, b } = trainer.parameters()
    const errors = [...first].map((j) => ({ j, dZ: 0.5 - train.labels[j]! }))
    expect(b[1]!.data[0]).toBeCloseTo(-errors.reduce((sum, { dZ }) => sum + dZ, 0) / 5, 14)
    W[1]!.data.forEach((w, i) => {
      const dW = errors.reduce((sum, { j, dZ }) => sum + (dZ * train.X.pixels[12 * j + i]!) / 255, 0) / 5
      expect(w).toBeCloseTo(-dW, 14)
    })
  })

  it.each([23, 24, 1000])('a batch of %i of 23 is the full batch, bit for bit', (batch) => {
    const [batched, full] = [
      smallTrainer(architecture, train, { batch, optimizer: 'adam' }),
      smallTrainer(architecture, train, { optimizer: 'adam' }),
    ]
    expect(batched.isStepExact).toBe(true)
    for (let i = 0; i < 6; i++) expect(batched.step()).toEqual(full.step())
    expect(batched.state()).toEqual(full.state())
    expect([batched.epoch, batched.batchesPerEpoch]).toEqual([6, 1])
  })

  it('counts epochs: five batches of 23 examples each', () => {
    const trainer = smallTrainer(architecture, train, { batch: 5 })
    expect(trainer.batchesPerEpoch).toBe(5)
    const epochs = Array.from({ length: 11 }, () => (trainer.step(), trainer.epoch))
    expect(epochs).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2])
    expect(trainer.isStepExact).toBe(false)
  })

  it('the cost and the accuracy of a step are of its batch', () => {
    const trainer = smallTrainer(architecture, train, { batch: 5, seed: 4 })
    const whole = trainer.probabilities('train')
    const batch = [...new MiniBatches(23, 5, 4).batch(0)]
    const rights = batch.filter((j) => (whole[j]! > 0.5 ? 1 : 0) === train.labels[j])
    const losses = batch.map((j) => -Math.log(train.labels[j] === 1 ? whole[j]! : 1 - whole[j]!))
    const { cost, accuracy } = trainer.step()
    expect(accuracy).toBe(rights.length / 5)
    expect(cost).toBeCloseTo(losses.reduce((sum, loss) => sum + loss, 0) / 5, 13)
  })

  /** Room for `columns` examples in float64, and for nothing kept: (12 + 3·(5+4+1)) · 8 bytes each. */
  const blocksOf = (columns: number) => ({ keptBytes: 0, blockBytes: columns * 42 * 8 })

  it.each(OPTIMIZERS)('%s: in blocks smaller than the batch the same within 1e-12', (optimizer) => {
    for (const data of [train, randomExamples(12, 23, 2)]) {
      // without λ, gradient descent in one block goes into W[1] as it is summed, and in several it does not
      const l2 = optimizer === 'gd' ? 0 : 0.3
      const given = { optimizer, batch: 10, learningRate: 0.02, classWeights: 'balanced', l2 } as const
      const whole = smallTrainer(architecture, data, given)
      const costs = Array.from({ length: 8 }, () => whole.step().cost)
      for (const columns of [1, 3, 9, 10, 22]) {
        const blocked = smallTrainer(architecture, data, given, { budget: blocksOf(columns) })
        for (const cost of costs) expect(Math.abs(blocked.step().cost / cost - 1)).toBeLessThan(1e-12)
        const [actual, expected] = [blocked.parameters().W, whole.parameters().W]
        actual.forEach(({ data: weights }, l) =>
          weights.forEach((w, at) => expect(Math.abs(w - expected[l]!.data[at]!)).toBeLessThan(1e-12)),
        )
      }
    }
  })
})

describe('going on from a state', () => {
  const train = randomPictures(12, 23, 1)
  const cases = OPTIMIZERS.flatMap((optimizer) =>
    [{}, { batch: 5 }, { keepProbability: 0.7 }, { batch: 5, keepProbability: 0.7, l2: 0.1 }].map(
      (others) => ({ optimizer, learningRate: 0.02, ...others }),
    ),
  )

  it.each(cases)('$optimizer, batch $batch, keep $keepProbability: bit for bit', (given) => {
    const undisturbed = smallTrainer(architecture, train, given)
    const states: TrainerState[] = []
    const steps = Array.from({ length: 13 }, () => {
      states.push(undisturbed.state())
      return undisturbed.step()
    })
    const end = undisturbed.state()
    for (const start of [0, 7, 12]) {
      const other = smallTrainer(architecture, train, given)
      other.step() // traces of another past are to be overwritten
      other.resume(structuredClone(states[start]!))
      expect(steps.slice(start).map(() => other.step())).toEqual(steps.slice(start))
      expect(other.state()).toEqual(end)
    }
    undisturbed.resume(states[3]!) // back in its own past
    expect(steps.slice(3).map(() => undisturbed.step())).toEqual(steps.slice(3))
  })

  it('a state is a copy, and has the learning rate that was set last', () => {
    const given = { optimizer: 'adam', batch: 5 } as const
    const trainer = smallTrainer(architecture, train, given)
    trainer.step()
    trainer.learningRate = 0.01
    const state = trainer.state()
    const frozen = structuredClone(state)
    const next = [trainer.step(), trainer.step()]
    expect(state).toEqual(frozen)
    const other = smallTrainer(architecture, train, given)
    other.resume(state)
    expect([other.step(), other.step()]).toEqual(next)
  })

  it.each(OPTIMIZERS)('%s: reset forgets moments, their count and the learning rate', (optimizer) => {
    const given = { optimizer, batch: 5, keepProbability: 0.7, learningRate: 0.02 } as const
    const trainer = smallTrainer(architecture, train, given)
    const fresh = trainer.state()
    const first = Array.from({ length: 7 }, () => trainer.step())
    trainer.learningRate = 5
    trainer.step()
    trainer.reset()
    expect(trainer.state()).toEqual(fresh)
    expect(first.map(() => trainer.step())).toEqual(first)
  })
})
