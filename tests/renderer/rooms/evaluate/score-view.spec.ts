import { describe, expect, it } from 'vitest'
import { evaluateFindings } from '../../../../src-renderer/rooms/evaluate/evaluate-findings'
import { scoreView } from '../../../../src-renderer/rooms/evaluate/score-view'
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
    verdict: 'unproven',
  })
  expect(Math.round(test.interval.low * 100)).toBe(56)
  expect(Math.round(test.interval.high * 100)).toBe(81)
  // 137 of 209 training pictures are no cats.
  expect(train).toMatchObject({ split: 'train', correct: 207, baselineClass: 'non-cat', verdict: 'above' })
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
