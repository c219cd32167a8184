import { describe, expect, it } from 'vitest'
import { evaluateFindings } from '../../../../src-renderer/rooms/evaluate/evaluate-findings'
import { headlineOf, scoreView } from '../../../../src-renderer/rooms/evaluate/score-view'
import type { ClassNames } from '../../../../shared/domain/dataset'

const classes: ClassNames = ['cat', 'non-cat']
const test = scoreView('test', { tp: 26, fp: 8, tn: 9, fn: 7 }, classes)
const train = scoreView('train', { tp: 70, fp: 0, tn: 137, fn: 2 }, classes)

it('counts the course’s logistic regression: 35 of 50, 56 to 81 %, against always “cat” at 66 %', () => {
  expect(test).toMatchObject({
    split: 'test',
    correct: 35,
    examples: 50,
    accuracy: 0.7,
    baseline: 0.66,
    baselineClass: 'cat',
    atHalf: { correct: 35, accuracy: 0.7, verdict: 'unproven' },
  })
  expect(Math.round(test.interval.low * 100)).toBe(56)
  expect(Math.round(test.interval.high * 100)).toBe(81)
  // 137 of 209 training pictures are no cats.
  expect(train).toMatchObject({
    split: 'train',
    correct: 207,
    baselineClass: 'non-cat',
    atHalf: { verdict: 'above' },
  })
})

it('at a moved threshold, what is compared with a constant answer is the score at 50 %', () => {
  // 44 of 50 would be proof (88 %, 76 to 94 %, all above 66 %); the 35 at 50 % are not.
  const moved = scoreView('test', { tp: 31, fp: 4, tn: 13, fn: 2 }, classes, test.confusion)
  expect(moved).toMatchObject({ correct: 44, accuracy: 0.88, atHalf: test.atHalf })
  expect(scoreView('test', moved.confusion, classes).atHalf.verdict).toBe('above')
  expect(evaluateFindings([moved], false, true)[1]).toMatchObject({
    title: 'Above a constant answer, not yet proof.',
    text: 'At a threshold of 50 %: 70 % on the test pictures; always “cat” scores 66 % (the baseline).',
  })
  expect(headlineOf(moved, 0.3)).toBe(
    '88 % of the test pictures are right at a threshold of 30 %; 70 % at 50 %.',
  )
  expect(headlineOf(test, 0.5)).toContain('against 66 % for a constant answer')
})

describe('evaluateFindings', () => {
  it('judges by the test pictures, and says when there are none', () => {
    expect(evaluateFindings([test, train], false, false)[0]?.title).toBe(
      'Above a constant answer, not yet proof.',
    )
    expect(evaluateFindings([train], false, false)[0]?.title).toBe(
      'How it does on new pictures is not known.',
    )
  })

  it('puts a moved threshold and older data first', () => {
    expect(
      evaluateFindings([test, train], true, true)
        .map(({ title }) => title)
        .slice(0, 2),
    ).toEqual(['The threshold is not 50\u202f%.', 'Older data.'])
  })
})
