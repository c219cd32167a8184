import { expect, it } from 'vitest'
import { biographyView } from '../../../../src-renderer/rooms/evaluate/biography'

const of = (...probabilities: number[]) =>
  biographyView({ isRecorded: true, iterations: probabilities.map((_, i) => i * 100), probabilities }, [
    'cat',
    'non-cat',
  ])

it('finds each change of mind, at the point where it had happened', () => {
  const { flips, sentence } = of(0.5, 0.6, 0.7, 0.4, 0.9, 0.95)
  expect(flips).toEqual([
    { x: 100, y: 0.6 },
    { x: 300, y: 0.4 },
    { x: 400, y: 0.9 },
  ])
  expect(sentence).toBe('Changed its mind 3 times; “cat” from iteration 400 on.')
})

it('says one change, none, too early, and not recorded', () => {
  expect(of(0.9, 0.2, 0.1).sentence).toBe('Answered “non-cat” from iteration 100 on.')
  expect(of(0.9, 0.51).sentence).toBe('Always answered “cat”.')
  expect(of().sentence).toBe('The training has only begun.')
  expect(biographyView({ isRecorded: false, reason: 'too-many' }, ['cat', 'non-cat']).sentence).toContain(
    '32 MB',
  )
})
