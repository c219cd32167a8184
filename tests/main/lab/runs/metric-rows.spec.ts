// Measurements and single updates in one table, each iteration once, with the learning rate that held there.
import { expect, it } from 'vitest'
import { DEFAULT_HYPERPARAMETERS, type Hyperparameters } from '../../../../shared/domain/hyperparameters'
import type { LearningRateChange, RunSummary } from '../../../../shared/domain/run'
import { metricRows } from '../../../../src-main/lab/runs/metric-rows'
import { StepSeries } from '../../../../src-main/lab/runs/step-series'

function summary(
  change: Partial<Hyperparameters>,
  learningRateChanges: readonly LearningRateChange[],
): RunSummary {
  const hyperparameters = { ...DEFAULT_HYPERPARAMETERS, learningRate: 0.1, iterations: 4, ...change }
  const dataset = { train: { examples: 6, positives: 3 } }
  return { hyperparameters, learningRateChanges, dataset } as unknown as RunSummary
}

const point = (iteration: number) => ({
  iteration,
  trainCost: 10 + iteration,
  trainAccuracy: 0.5,
  testCost: 20 + iteration,
  testAccuracy: 0.25,
})

function stepsOf(...iterations: readonly number[]): StepSeries {
  const steps = new StepSeries()
  steps.append(Float64Array.from(iterations.flatMap((iteration) => [iteration, 10 + iteration, 0.5])))
  return steps
}

it('fills the iterations between two measurements, and the ones behind the last', () => {
  const record = { summary: summary({}, []), points: [point(0), point(2)], steps: stepsOf(0, 1, 2, 3) }
  const between = { trainAccuracy: 0.5, testCost: null, testAccuracy: null, learningRate: 0.1 }
  expect([...metricRows(record)]).toEqual([
    { ...point(0), learningRate: 0.1 },
    { iteration: 1, trainCost: 11, ...between },
    { ...point(2), learningRate: 0.1 },
    { iteration: 3, trainCost: 13, ...between },
  ])
})

it('a changed learning rate holds from its iteration on, and the schedule goes on from it', () => {
  const changes = [
    { iteration: 2, learningRate: 0.8 },
    { iteration: 2, learningRate: 0.4 },
  ]
  // Three of six examples to a batch: two updates an epoch, each epoch halves the rate.
  const scheduled = summary({ batch: 3, schedule: { kind: 'exponential', factor: 0.5 } }, changes)
  const record = { summary: scheduled, points: [0, 1, 2, 3].map(point), steps: new StepSeries() }
  // 0.1 · ½⁰, 0.1 · ½⁰, 0.4 · ½¹, 0.4 · ½¹
  expect([...metricRows(record)].map(({ learningRate }) => learningRate)).toEqual([0.1, 0.1, 0.2, 0.2])
})
