import { describe, expect, it } from 'vitest'
import { addConfusions, countConfusion, scoreOf } from '../../../src-main/engine/metrics'

describe('metrics', () => {
  it('counts answers against labels; one half is not yet positive', () => {
    const probabilities = [0.9, 0.6, 0.5, 0.2, 0.51, 0.1]
    const labels = [1, 0, 1, 0, 1, 1]
    // answers 1 1 0 0 1 0: right on the 1st, 4th and 5th
    expect(countConfusion(probabilities, labels)).toEqual({ tp: 2, fp: 1, tn: 1, fn: 2 })
    expect(() => countConfusion([0.5], [])).toThrow('1 probabilities for 0 labels')
  })

  it('adds counts, and takes the share of right answers', () => {
    const sum = addConfusions({ tp: 1, fp: 2, tn: 3, fn: 4 }, { tp: 10, fp: 20, tn: 30, fn: 40 })
    expect(scoreOf(sum)).toEqual({ accuracy: 44 / 110, confusion: { tp: 11, fp: 22, tn: 33, fn: 44 } })
  })
})
