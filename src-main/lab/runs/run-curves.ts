/** What a run has to show over its iterations: measurements, single updates, and what else of its past. */
import type { MetricPoint, WeightPictures } from '../../../shared/domain/run'
import type { TrainingState } from '../../engine/training-state'
import { pointsBefore } from '../../formats/run-curves'
import type { RunContents } from '../../workers/training-protocol'
import { LookBack, type KeptPast } from './look-back'
import { StepSeries } from './step-series'

export class RunCurves {
  /** By rising iteration. Only grows, but for a run that starts over or goes back, which gets another array. */
  points: MetricPoint[] = []
  readonly steps = new StepSeries()
  readonly past = new LookBack()
  weights: WeightPictures | null = null

  addWeights(weights: WeightPictures): void {
    this.weights = weights
    this.past.snapshots.add(weights)
  }

  /** The run starts over. */
  clear(): void {
    this.points = []
    this.steps.clear()
    this.past.clear()
  }

  /** The run goes on from a state: what came after that is done again. */
  cutAt(state: TrainingState): void {
    this.points = [...pointsBefore(this.points, state)]
    this.steps.cutAt(state.trainer.iteration)
    this.past.cutAt(state.trainer.iteration)
  }

  /** What was kept of them; first layers later than its network are of a part that is done again. */
  take({ points, updates, weights, past }: RunContents, kept: KeptPast): void {
    this.points = [...points]
    this.steps.append(updates)
    const latest = weights?.iteration ?? Infinity
    const firstLayers = past.firstLayers.filter((iteration) => iteration <= latest)
    this.past.take(firstLayers, past.probe, kept)
    if (weights) this.addWeights(weights)
  }
}
