import { describe, expect, it } from 'vitest'
import { evaluateFindings } from '../../../../src-renderer/rooms/evaluate/evaluate-findings'
import { scoreViews } from '../../../../src-renderer/rooms/evaluate/score-view'
import { DEFAULT_HYPERPARAMETERS } from '../../../../shared/domain/hyperparameters'
import type { Confusion, RunSummary } from '../../../../shared/domain/run'

function runWith(train: Confusion, test: Confusion | null): RunSummary {
  return {
    id: 'run-1',
    dataset: {
      id: 'data-1',
      classes: ['cat', 'non-cat'],
      train: { examples: 209, positives: 72 },
      test: { examples: 50, positives: 33 },
      fingerprint: 'f',
      source: 'folders',
    },
    preprocessing: null,
    architecture: { inputs: 12288, hidden: [] },
    hyperparameters: DEFAULT_HYPERPARAMETERS,
    progress: { state: 'finished', iteration: 10, iterations: 10, elapsedMs: 1, stepsPerSecond: 0 },
    score: { train: { accuracy: 0, confusion: train }, test: test && { accuracy: 0, confusion: test } },
    startedAt: '2026-11-22T12:00:00.000Z',
    best: null,
    learningRateChanges: [],
    reason: null,
  }
}

describe('scoreViews', () => {
  it('counts the course’s logistic regression: 35 of 50, 56 to 81 %, against always “cat” at 66 %', () => {
    const [test, train] = scoreViews(
      runWith({ tp: 70, fp: 0, tn: 137, fn: 2 }, { tp: 26, fp: 8, tn: 9, fn: 7 }),
    )
    expect(test).toMatchObject({
      split: 'test',
      correct: 35,
      examples: 50,
      accuracy: 0.7,
      baseline: 0.66,
      baselineClass: 'cat',
      verdict: 'unproven',
    })
    expect(Math.round(test!.interval.low * 100)).toBe(56)
    expect(Math.round(test!.interval.high * 100)).toBe(81)
    // 137 of 209 training pictures are no cats.
    expect(train).toMatchObject({ split: 'train', correct: 207, baselineClass: 'non-cat', verdict: 'above' })
  })

  it('has only the training score without test pictures, and none before the end', () => {
    const confusion = { tp: 1, fp: 0, tn: 1, fn: 0 }
    expect(scoreViews(runWith(confusion, null)).map(({ split }) => split)).toEqual(['train'])
    expect(scoreViews({ ...runWith(confusion, null), score: null })).toEqual([])
  })
})

describe('evaluateFindings', () => {
  const confusion = { tp: 26, fp: 8, tn: 9, fn: 7 }

  it('judges by the test pictures, and says when there are none', () => {
    expect(evaluateFindings(scoreViews(runWith(confusion, confusion)), false)[0]?.title).toBe(
      'Above a constant answer, not yet proof.',
    )
    expect(evaluateFindings(scoreViews(runWith(confusion, null)), false)[0]?.title).toBe(
      'How it does on new pictures is not known.',
    )
  })

  it('puts older data first', () => {
    expect(evaluateFindings(scoreViews(runWith(confusion, confusion)), true)[0]?.title).toBe('Older data.')
  })
})
