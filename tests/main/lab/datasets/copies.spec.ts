// Pictures that are there more than once: found by what the network sees, counted, and removed without deciding anything.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  copyGroups,
  countCopies,
  removableCopies,
  sharedLooks,
  type Comparable,
} from '../../../../src-main/lab/datasets/copies'
import { copySummaries } from '../../../../src-main/lab/datasets/dataset'
import { tinyDataset } from '../../../fakes/tiny-dataset'

/** "a1+" = look a, label 1, to train; "-" to test; "." has no equal. */
function pictures(words: string): readonly Comparable[] {
  return words.split(' ').map((word) => ({
    sharedLook: word[0] === '.' ? null : (word[0] ?? null),
    label: word[1] === '1' ? 1 : 0,
    split: word[2] === '+' ? 'train' : 'test',
  }))
}

it('only looks that at least two have are kept', async () => {
  expect(await sharedLooks(['a', 'b', 'a', 'c', 'b', 'a'])).toEqual(['a', 'b', 'a', null, 'b', 'a'])
  expect(await sharedLooks(['a', 'b'])).toEqual([null, null])
  expect(await sharedLooks([])).toEqual([])
})

it('counts copies, test pictures that are trained on, and pictures that are in both classes', () => {
  // a: two cats to train and one to test; b: a cat and a dog; c: two dogs, both to test; d has lost its equal.
  const some = pictures('a1+ .0+ a1+ b1+ b0+ d0+ a1- c0- c0- .1-')
  expect(copyGroups(some)).toEqual([
    [0, 2, 6],
    [3, 4],
    [7, 8],
  ])
  expect(countCopies(some)).toEqual({
    pictures: [4, 3], // a a a b; b c c
    copies: 4, // 2 + 1 + 1
    removable: 3, // a a, and one c; of b one in each class stays
    contradicting: 1, // b
    leaking: 1, // a
  })
  expect(removableCopies(some)).toEqual([2, 6, 8])
})

const word = fc
  .record({ look: fc.constantFrom('a', 'b', 'c', '.'), label: fc.boolean(), split: fc.boolean() })
  .map(({ look, label, split }) => `${look}${label ? 1 : 0}${split ? '+' : '-'}`)

it('what stays has every look that was there, each once in a class', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      const all = pictures(words.join(' '))
      const gone = new Set(removableCopies(all))
      const kept = all.filter((_, i) => !gone.has(i))
      const keys = (some: readonly Comparable[]): readonly string[] =>
        some.flatMap(({ sharedLook, label }) => (sharedLook === null ? [] : [`${sharedLook} ${label}`]))
      expect([...keys(kept)].sort()).toEqual([...new Set(keys(all))].sort())
      expect(countCopies(kept)).toMatchObject({
        removable: 0,
        contradicting: countCopies(all).contradicting,
      })
    }),
  )
})

it('lists equal pictures side by side under one number', () => {
  const dataset = tinyDataset()
  const looks = ['x', 'y', 'x', null, null, 'gone', 'y', null]
  const listed = copySummaries({
    ...dataset,
    pictures: dataset.pictures.map((picture, i) => ({ ...picture, sharedLook: looks[i] ?? null })),
  })
  expect(listed.map(({ name, group, split }) => [name, group, split])).toEqual([
    ['0.jpg', 1, 'train'],
    ['2.jpg', 1, 'train'],
    ['1.jpg', 2, 'train'],
    ['6.jpg', 2, 'test'],
  ])
})
