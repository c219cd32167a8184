/** A training that has ended, made by hand, for the tests of what is told of it. */
import type { TrainingReport } from '../../../shared/domain/report'
import type { MetricPoint } from '../../../shared/domain/run'
import { buildReport, type ReportFacts } from '../../../src-main/command-line/report'
import { tinyOrder } from '../workers/training-fixture'

export const measured = (iteration: number, trainCost: number): MetricPoint => ({
  iteration,
  trainCost,
  trainAccuracy: 0.5,
  testCost: null,
  testAccuracy: null,
})

export function facts(change: Partial<ReportFacts> = {}): ReportFacts {
  const order = tinyOrder({ iterations: 20, logEvery: 10 })
  return {
    dataset: {
      classes: ['cat', 'dog'],
      train: { examples: 209, positives: 72 },
      test: { examples: 50, positives: 33 },
      refused: [{ name: 'cut.jpg', code: 'incomplete' }],
    },
    preprocessing: null,
    order,
    completed: {
      points: [measured(0, 0.7), measured(10, 0.5), measured(20, 0.4)],
      environment: { kernels: 'wasm', threads: 2, firstLayer: 'gram' },
      ended: {
        kind: 'ended',
        progress: { state: 'finished', iteration: 20, iterations: 20, elapsedMs: 3210.4, stepsPerSecond: 0 },
        score: {
          train: { accuracy: 206 / 209, confusion: { tp: 70, fp: 1, tn: 136, fn: 2 } },
          test: { accuracy: 0.8, confusion: { tp: 30, fp: 7, tn: 10, fn: 3 } },
        },
        parameters: { iteration: 20, scaling: { kind: 'unit' }, W: [], b: [] },
        divergedAt: null,
        best: null,
      },
    },
    prepareMs: 99.6,
    version: '9.9.9',
    platform: 'linux-x64',
    weightsSha256: 'ab'.repeat(32),
    ...change,
  }
}

export const report = (change: Partial<ReportFacts> = {}): TrainingReport => buildReport(facts(change))
