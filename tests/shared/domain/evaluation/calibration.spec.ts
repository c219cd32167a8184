// Reliability bins, Brier score and log loss against scikit-learn; edges of bins by hand.
import { describe, expect, it } from 'vitest'
import { brierScore, logLoss, reliabilityBins } from '../../../../shared/domain/evaluation/calibration'
import { logisticLoss } from '../../../../src-main/engine/losses'
import golden from '../../../golden/evaluation.json'
import { cases, CLOSE } from './golden'

describe.each(cases)('$name, as scikit-learn says', ({ scored, calibration, brier }) => {
  it('bins and Brier score', () => {
    const bins = reliabilityBins(scored)
    const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, CLOSE) as number)
    expect(bins.map(({ positiveShare }) => positiveShare)).toEqual(close(calibration.positiveShare))
    expect(bins.map(({ meanProbability }) => meanProbability)).toEqual(close(calibration.meanProbability))
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(scored.labels.length)
    expect(brierScore(scored)).toBeCloseTo(brier, CLOSE)
  })
})

it('a tenth belongs to the bin below it, 0 to the first', () => {
  const probabilities = [0, 0.1, 0.1000001, 0.3, 0.7, 1]
  const lows = reliabilityBins({ probabilities, labels: [0, 0, 0, 1, 1, 1] }).map(({ low, count }) => [
    low,
    count,
  ])
  expect(lows).toEqual([
    [0, 2],
    [0.1, 1],
    [0.2, 1],
    [0.6, 1],
    [0.9, 1],
  ])
})

it('log loss is the mean of the losses from z', () => {
  const { z, labels, logLoss: expected } = golden.logLoss
  expect(logLoss(z.map((value, i) => logisticLoss(value, labels[i]!)))).toBeCloseTo(expected, 10)
})

it('has nothing to say of no examples', () => {
  expect(reliabilityBins({ probabilities: [], labels: [] })).toEqual([])
  expect([brierScore({ probabilities: [], labels: [] }), logLoss([])]).toEqual([null, null])
})
