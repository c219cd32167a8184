// The report of a training: what was measured, and nothing else.
import { expect, it } from 'vitest'
import { facts, measured, report } from './training-report'

it('costs are those before each update; the measurement after the last is not one of them', () => {
  expect(report().costs).toEqual([
    { iteration: 0, cost: 0.7 },
    { iteration: 10, cost: 0.5 },
  ])
})

it('a training that diverged at its 13th iteration has its two costs', () => {
  const { completed } = facts()
  const ended = {
    ...completed.ended,
    divergedAt: 13,
    progress: { ...completed.ended.progress, iteration: 14 },
  }
  const diverged = report({
    completed: { ...completed, ended, points: [measured(0, 0.7), measured(10, 0.5)] },
  })
  expect(diverged.costs.map(({ iteration }) => iteration)).toEqual([0, 10])
  expect(diverged.timing.iterations).toBe(14)
})

it('the whole record', () => {
  const { order, dataset, completed } = facts()
  expect(report()).toEqual({
    schema: 'descent-report/1',
    dataset,
    preprocessing: null,
    architecture: order.architecture,
    hyperparameters: order.hyperparameters,
    costs: [
      { iteration: 0, cost: 0.7 },
      { iteration: 10, cost: 0.5 },
    ],
    train: completed.ended.score.train,
    test: completed.ended.score.test,
    best: null,
    timing: { prepareMs: 100, trainMs: 3210, iterations: 20 },
    environment: {
      version: '9.9.9',
      kernels: 'wasm',
      threads: 2,
      firstLayer: 'gram',
      precision: 'float64',
      platform: 'linux-x64',
      weightsSha256: 'ab'.repeat(32),
    },
  })
  expect(JSON.parse(JSON.stringify(report()))).toEqual(report())
})
