// Dividing pictures: the right number of each class, what is fixed stays, the same seed gives the same division.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitStream } from '../../../src-main/engine/random/streams'
import { splitPictures, type Splittable } from '../../../src-main/engine/split'

const free = (label: 0 | 1): Splittable => ({ label, fixedSplit: null })

function testCount(pictures: readonly Splittable[], splits: readonly string[], label: 0 | 1): number {
  return pictures.filter((picture, i) => picture.label === label && splits[i] === 'test').length
}

describe('stratified', () => {
  // 10 cats and 25 others, a fifth for testing: round(2.0) = 2 and round(5.0) = 5.
  it('takes the share of each class', () => {
    const pictures = [
      ...Array.from({ length: 10 }, () => free(1)),
      ...Array.from({ length: 25 }, () => free(0)),
    ]
    const splits = splitPictures(pictures, 0.2, splitStream(1))
    expect([testCount(pictures, splits, 1), testCount(pictures, splits, 0)]).toEqual([2, 5])
  })

  it('takes those that the permutation names, class by class', () => {
    const pictures = [free(1), free(0), free(1), free(0), free(1), free(0)]
    const reversed = (length: number): number[] => Array.from({ length }, (_, i) => length - 1 - i)
    // round(0.4 · 3) = 1 of each: the last cat (place 4) and the last other (place 5).
    expect(splitPictures(pictures, 0.4, reversed)).toEqual([
      'train',
      'train',
      'train',
      'train',
      'test',
      'test',
    ])
  })

  it('leaves at least one of each class for training', () => {
    expect(
      splitPictures([free(1), free(0), free(0)], 0.9, splitStream(1)).filter((s) => s === 'test'),
    ).toHaveLength(1)
    expect(splitPictures([free(1)], 0.9, splitStream(1))).toEqual(['train'])
    expect(splitPictures([], 0.5, splitStream(1))).toEqual([])
  })
})

const anyPictures = fc.array(
  fc.record({
    label: fc.constantFrom<0 | 1>(0, 1),
    fixedSplit: fc.constantFrom<Splittable['fixedSplit']>(null, null, null, 'train', 'test'),
  }),
  { maxLength: 60 },
)
const anyShare = fc.double({ min: 0, max: 0.9, noNaN: true })

it('whatever is given: fixed stays, the free ones are divided as was asked, by the seed alone', () => {
  fc.assert(
    fc.property(anyPictures, anyShare, fc.nat(2 ** 32 - 1), (pictures, share, seed) => {
      const splits = splitPictures(pictures, share, splitStream(seed))
      expect(splits).toHaveLength(pictures.length)
      pictures.forEach(({ fixedSplit }, i) => fixedSplit && expect(splits[i]).toBe(fixedSplit))
      for (const label of [0, 1] as const) {
        const ofClass = pictures.filter((picture) => picture.label === label && picture.fixedSplit === null)
        const taken = pictures.filter(
          (picture, i) => picture.label === label && picture.fixedSplit === null && splits[i] === 'test',
        )
        const most = Math.max(0, ofClass.length - 1)
        expect(taken.length).toBe(Math.min(most, Math.round(share * ofClass.length)))
      }
      expect(splitPictures(pictures, share, splitStream(seed))).toEqual(splits)
    }),
    { seed: 1 },
  )
})

it('other seeds give other divisions, and every picture its turn', () => {
  const pictures = Array.from({ length: 20 }, () => free(1))
  const timesTested = new Uint8Array(20)
  for (let seed = 0; seed < 200; seed++) {
    splitPictures(pictures, 0.2, splitStream(seed)).forEach((split, i) => {
      if (split === 'test') timesTested[i]! += 1
    })
  }
  // 200 draws of 4 in 20: 40 times each, standard deviation √(200 · 0.2 · 0.8) = 5.7; 6 deviations are 34.
  for (const times of timesTested) expect(Math.abs(times - 40)).toBeLessThan(34)
})
