// Matrices at a threshold, ROC and precision–recall curves against scikit-learn, ties and one-class sets included.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { precisionRecallCurve, rocCurve } from '../../../../shared/domain/evaluation/threshold-curves'
import { confusionAbove, sweepThresholds } from '../../../../shared/domain/evaluation/threshold-sweep'
import {
  correctCount,
  exampleCount,
  f1Score,
  ofOtherClass,
  precision,
  recall,
} from '../../../../shared/domain/score-statistics'
import { cases, CLOSE } from './golden'

const close = (expected: readonly number[]): readonly number[] =>
  expected.map((value) => expect.closeTo(value, CLOSE) as number)

describe.each(cases)('$name, as scikit-learn says', (one) => {
  const sweep = sweepThresholds(one.scored)

  it.each(one.at)('counts and rates above $threshold', (expected) => {
    const confusion = confusionAbove(sweep, expected.threshold)
    expect(confusion).toEqual(expected.confusion)
    expect(correctCount(confusion) / exampleCount(confusion)).toBeCloseTo(expected.accuracy, CLOSE)
    const classes = [confusion, ofOtherClass(confusion)]
    // scikit-learn puts 0 where there is nothing to divide by.
    expect(classes.map((of) => precision(of) ?? 0)).toEqual(close(expected.precision))
    expect(classes.map((of) => recall(of) ?? 0)).toEqual(close(expected.recall))
    expect(classes.map((of) => f1Score(of) ?? 0)).toEqual(close(expected.f1))
  })

  it('ROC curve and the area under it', () => {
    const roc = rocCurve(sweep)
    expect(roc?.points.map((point) => point.falsePositiveRate)).toEqual(close(one.roc.fpr))
    expect(roc?.points.map((point) => point.truePositiveRate)).toEqual(close(one.roc.tpr))
    expect(roc?.points.slice(1).map((point) => point.threshold)).toEqual(one.roc.thresholds)
    expect(roc?.area).toBeCloseTo(one.auc, CLOSE)
  })

  it('precision–recall curve and average precision', () => {
    const curve = precisionRecallCurve(sweep)
    expect(curve?.points.map((point) => point.precision)).toEqual(close(one.precisionRecall.precision))
    expect(curve?.points.map((point) => point.recall)).toEqual(close(one.precisionRecall.recall))
    expect(curve?.points.slice(1).map((point) => point.threshold)).toEqual(one.precisionRecall.thresholds)
    expect(curve?.averagePrecision).toBeCloseTo(one.averagePrecision, CLOSE)
  })
})

describe('at the edges', () => {
  const sweepOf = (labels: number[]) =>
    sweepThresholds({ labels, probabilities: labels.map((_, i) => i / labels.length) })

  it('one class alone has no ROC curve; without positives there is no recall either', () => {
    expect(rocCurve(sweepOf([1, 1, 1]))).toBeNull()
    expect(rocCurve(sweepOf([0, 0]))).toBeNull()
    expect(precisionRecallCurve(sweepOf([0, 0]))).toBeNull()
    expect(precisionRecallCurve(sweepOf([1, 1, 1]))?.averagePrecision).toBe(1)
  })

  it('nothing at all is a matrix of zeros', () => {
    expect(confusionAbove(sweepOf([]), 0.5)).toEqual({ tp: 0, fp: 0, tn: 0, fn: 0 })
  })

  it('an example without a probability is an error, not a wrong answer', () => {
    expect(() => sweepThresholds({ labels: [1], probabilities: [NaN] })).toThrow('example 0')
  })
})

const examples = fc.array(
  fc.record({ label: fc.constantFrom(0, 1), probability: fc.integer({ min: 0, max: 8 }) }),
  { minLength: 1, maxLength: 40 },
)

it('every threshold counts as one example after the other would', () => {
  fc.assert(
    fc.property(examples, fc.integer({ min: -1, max: 17 }), (list, half) => {
      const threshold = half / 16
      const counts = { tp: 0, fp: 0, tn: 0, fn: 0 }
      for (const { label, probability } of list) {
        if (probability / 8 > threshold) counts[label === 1 ? 'tp' : 'fp']++
        else counts[label === 1 ? 'fn' : 'tn']++
      }
      const probabilities = list.map(({ probability }) => probability / 8)
      const labels = list.map(({ label }) => label)
      expect(confusionAbove(sweepThresholds({ probabilities, labels }), threshold)).toEqual(counts)
    }),
  )
})

it('the area is the share of pairs in the right order, ties counting half', () => {
  fc.assert(
    fc.property(examples, (list) => {
      const of = (label: number) => list.filter((one) => one.label === label).map((one) => one.probability)
      const [positives, negatives] = [of(1), of(0)]
      fc.pre(positives.length > 0 && negatives.length > 0)
      const pairs = positives.flatMap((p) => negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0)))
      const mean = pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length
      const probabilities = list.map(({ probability }) => probability / 8)
      const labels = list.map(({ label }) => label)
      expect(rocCurve(sweepThresholds({ probabilities, labels }))?.area).toBeCloseTo(mean, 12)
    }),
  )
})
