// Two networks on the same pictures: counts by hand, the exact test against SciPy's binomial test.
import { describe, expect, it } from 'vitest'
import {
  countPairs,
  mcNemarExact,
  pairedVerdict,
  type PairedCounts,
} from '../../../../shared/domain/evaluation/paired-comparison'
import golden from '../../../golden/evaluation.json'

const differing = (onlyFirst: number, onlySecond: number): PairedCounts => ({
  bothRight: 30,
  onlyFirst,
  onlySecond,
  bothWrong: 3,
})

it('each picture is counted once, by who was right', () => {
  const [yes, no] = [true, false]
  expect(countPairs([yes, yes, no, no, yes], [yes, no, yes, no, no])).toEqual({
    bothRight: 1,
    onlyFirst: 2,
    onlySecond: 1,
    bothWrong: 1,
  })
  expect(() => countPairs([yes], [])).toThrow('cannot be paired')
})

describe('the exact test', () => {
  it.each(golden.pairs)('$onlyFirst against $onlySecond, as SciPy says', ({ onlyFirst, onlySecond, p }) => {
    expect(mcNemarExact(differing(onlyFirst, onlySecond)) / p).toBeCloseTo(1, 9)
  })

  it('5 to 0 by hand: 2 · (1/2)⁵ = 1/16, whatever both got right', () => {
    expect(mcNemarExact({ ...differing(5, 0), bothRight: 10_000 })).toBeCloseTo(1 / 16, 14)
  })
})

it('is called proof from 6 to 0 on, not at 5 to 0; the same number of pictures is no difference', () => {
  expect(pairedVerdict(differing(6, 0))).toBe('first')
  expect(pairedVerdict(differing(0, 6))).toBe('second')
  expect(pairedVerdict(differing(5, 0))).toBe('unproven')
  expect(pairedVerdict(differing(7, 4))).toBe('unproven')
  expect(pairedVerdict(differing(9, 9))).toBe('equal')
})
