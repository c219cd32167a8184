import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelWeights } from '../../../src-main/engine/class-weights'
import { randomPictures, smallTrainer } from './small-runs'

describe('class weights', () => {
  it('balanced, by hand: 1 of 5 is positive, so 5 / (2 · 4) for label 0 and 5 / (2 · 1) for label 1', () => {
    expect(labelWeights('balanced', [0, 0, 1, 0, 0])).toEqual([0.625, 2.5])
  })

  it('none, or one class only: nothing is weighed', () => {
    expect(labelWeights('none', [0, 1, 1])).toBeNull()
    expect(labelWeights('balanced', [0, 0, 0])).toBeNull()
    expect(labelWeights('balanced', [1])).toBeNull()
  })

  it('both classes weigh the same, and all examples together m', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), (zeros, ones) => {
        const labels = [...new Array<number>(zeros + 1).fill(0), ...new Array<number>(ones + 1).fill(1)]
        const [ofZero, ofOne] = labelWeights('balanced', labels)!
        expect(ofZero * (zeros + 1)).toBeCloseTo(labels.length / 2, 10)
        expect(ofOne * (ones + 1)).toBeCloseTo(labels.length / 2, 10)
      }),
    )
  })

  it('test examples are weighed as the training examples are, so the two costs compare', () => {
    // Zero weights answer ½ to all: every loss is log 2, so the cost is log 2 times the mean weight.
    const train = { ...randomPictures(2, 5, 1), labels: Uint8Array.of(0, 0, 1, 0, 0) }
    const test = { ...randomPictures(2, 4, 2), labels: Uint8Array.of(1, 1, 0, 1) }
    const given = { classWeights: 'balanced', initialization: 'zeros' } as const
    const trainer = smallTrainer({ inputs: 2, hidden: [] }, train, given, { test })
    expect(trainer.evaluate('train').cost).toBeCloseTo(Math.LN2, 14) // (4 · 0.625 + 2.5) / 5 = 1
    expect(trainer.evaluate('test').cost).toBeCloseTo(2.03125 * Math.LN2, 14) // (3 · 2.5 + 0.625) / 4
  })
})
