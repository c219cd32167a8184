/** A run's measurements and its single updates as one table, one row for each iteration that anything is known of. */
import { batchesPerEpoch } from '../../../shared/domain/hyperparameters'
import type { MetricPoint, RunSummary, StepPoint } from '../../../shared/domain/run'
import { learningRateAt } from '../../../shared/domain/schedule'
import type { MetricRow } from '../../formats/csv'
import type { RunRecord } from './run-report'

/** By iteration. A measurement comes before what its update said, which is the same where both are exact. */
export function* metricRows({ summary, points, steps }: RunRecord): Generator<MetricRow> {
  const withRate = learningRates(summary)
  let next = 0
  for (const point of points) {
    for (; next < steps.count && steps.at(next).iteration <= point.iteration; next++) {
      const step = steps.at(next)
      if (step.iteration !== point.iteration) yield withRate(pointOf(step))
    }
    yield withRate(point)
  }
  for (; next < steps.count; next++) yield withRate(pointOf(steps.at(next)))
}

/** An update says nothing of the test pictures. */
function pointOf({ iteration, cost, accuracy }: StepPoint): MetricPoint {
  return { iteration, trainCost: cost, trainAccuracy: accuracy, testCost: null, testAccuracy: null }
}

/** Adds to rows, given by rising iteration, the rate that held there. */
function learningRates({
  hyperparameters,
  learningRateChanges,
  dataset,
}: RunSummary): (point: MetricPoint) => MetricRow {
  const { schedule, iterations, batch } = hyperparameters
  const perEpoch = batchesPerEpoch(batch, dataset.train.examples)
  let alpha = hyperparameters.learningRate
  let changes = 0
  return (point) => {
    const { iteration } = point
    for (let change; (change = learningRateChanges[changes]) && change.iteration <= iteration; changes++) {
      alpha = change.learningRate
    }
    const time = { iteration, iterations, epoch: Math.floor(iteration / perEpoch) }
    return { ...point, learningRate: learningRateAt(schedule, alpha, time) }
  }
}
