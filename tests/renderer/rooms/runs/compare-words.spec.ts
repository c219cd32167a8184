import { describe, expect, it } from 'vitest'
import { compareWords } from '../../../../src-renderer/rooms/runs/compare-words'
import type { PairedCounts } from '../../../../shared/domain/evaluation/paired-comparison'

const counts = (onlyFirst: number, onlySecond: number, bothRight = 30, bothWrong = 5): PairedCounts => ({
  onlyFirst,
  onlySecond,
  bothRight,
  bothWrong,
})
const words = (of: PairedCounts) => compareWords(of, 'A', 'B')

describe('the sentence about two runs', () => {
  it('6 to 4 is not proof, and says how often chance does the same', () => {
    // 2 · Σ_{i ≤ 4} C(10, i) / 1024 = 2 · (1 + 10 + 45 + 120 + 210) / 1024 = 0.754
    const { tone, title, text } = words(counts(6, 4))
    expect([tone, title]).toEqual(['neutral', 'A is ahead, which is not yet proof.'])
    expect(text).toContain('6 to 4')
    expect(text).toContain('in 75 of 100 trials (McNemar’s exact test, p = 0.754)')
  })

  it('1 to 12 is', () => {
    // 2 · (1 + 13) / 8192 = 0.003
    const { tone, title, text } = words(counts(1, 12))
    expect([tone, title]).toEqual(['good', 'B is better on pictures like these.'])
    expect(text).toContain('in fewer than 1 of 100 trials (McNemar’s exact test, p = 0.003)')
    expect(words(counts(0, 40)).text).toContain('p < 0.001')
  })

  it('as many is no difference, and nothing shared says nothing', () => {
    expect(words(counts(3, 3)).text).toBe('Each is right on 3 pictures that the other gets wrong.')
    expect(words(counts(0, 0)).text).toBe('Both answer every picture alike, right or wrong.')
    expect(words(counts(0, 0, 0, 0)).title).toBe('They share no test pictures.')
  })
})
