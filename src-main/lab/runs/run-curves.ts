/** What a run has to show over its iterations: measurements, single updates, and first-layer pictures. */
import type { MetricPoint, WeightPictures } from '../../../shared/domain/run'
import type { TrainingState } from '../../engine/training-state'
import { pointsBefore } from '../../formats/run-curves'
import type { RunContents } from '../../workers/training-protocol'
import { StepSeries } from './step-series'
import { WeightSnapshots } from './weight-snapshots'

export class RunCurves {
  /** By rising iteration. Only grows, but for a run that starts over or goes back, which gets another array. */
  points: MetricPoint[] = []
  readonly steps = new StepSeries()
  readonly snapshots = new WeightSnapshots()
  weights: WeightPictures | null = null

  addWeights(weights: WeightPictures): void {
    this.weights = weights
    this.snapshots.add(weights)
  }

  /** The run starts over. */
  clear(): void {
    this.points = []
    this.steps.clear()
    this.snapshots.clear()
  }

  /** The run goes on from a state: what came after that is done again. */
  cutAt(state: TrainingState): void {
    this.points = [...pointsBefore(this.points, state)]
    this.steps.cutAt(state.trainer.iteration)
    this.snapshots.clear()
  }

  /** What was kept of them. */
  take({ points, updates, weights }: RunContents): void {
    this.points = [...points]
    this.steps.append(updates)
    if (weights) this.addWeights(weights)
  }
}
