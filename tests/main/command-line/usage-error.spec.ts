import { expect, it } from 'vitest'
import { trainOptions } from '../../../src-main/command-line/train-options'
import { usageSentence } from '../../../src-main/command-line/usage-error'

/** What the person reads. */
function refusal(...words: readonly string[]): string | null {
  try {
    trainOptions(['--planar', ...words], 2)
  } catch (error) {
    return usageSentence(error)
  }
  return null
}

it.each([
  [['--l2', '-1'], '--l2 needs a value; one that begins with a dash is written --l2=VALUE.'],
  [
    ['--iterations'],
    '--iterations needs a value; one that begins with a dash is written --iterations=VALUE.',
  ],
  [['--iteration', '5'], "Unknown option '--iteration'; “descent help” lists them all."],
  [['--iterations', '2.5'], '--iterations must be a whole number; “2.5” is not.'],
  [['--iterations', '5'], null],
])('%j', (words, sentence) => {
  expect(refusal(...words)).toBe(sentence)
})

it('a fault of ours is no error of usage', () => {
  expect(usageSentence(new TypeError('not a function'))).toBeNull()
})
