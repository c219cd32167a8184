/**
 * The four curves of a run, fed by batches of measurements and of single updates, and the few numbers that must survive
 * thinning.
 */
import type { MetricPoint, StepColumns } from '../../shared/domain/run'
import { ThinSeries } from './thin-series'

/** The highest test accuracy so far and where it was reached first. */
export interface BestTest {
  readonly iteration: number
  readonly accuracy: number
}

export class RunSeries {
  readonly trainCost = new ThinSeries()
  readonly testCost = new ThinSeries()
  readonly trainAccuracy = new ThinSeries()
  readonly testAccuracy = new ThinSeries()
  /** The training cost where it was measured together with the rest: evenly apart, so that a trend can be read from it. */
  readonly measuredCost = new ThinSeries()
  #first: MetricPoint | null = null
  #latest: MetricPoint | null = null
  #bestTest: BestTest | null = null
  #hasSteps = false

  get first(): MetricPoint | null {
    return this.#first
  }

  get latest(): MetricPoint | null {
    return this.#latest
  }

  get bestTest(): BestTest | null {
    return this.#bestTest
  }

  /** Whether there is more to see of the training curves than what is measured. */
  get hasSteps(): boolean {
    return this.#hasSteps
  }

  /** Both by rising iteration; what is known already is passed over. */
  append(points: readonly MetricPoint[], steps: StepColumns): void {
    this.#hasSteps ||= steps.iteration.length > 0
    let next = 0
    for (const point of points) {
      next = this.#stepsBefore(point.iteration, steps, next)
      this.#trained(point.iteration, point.trainCost, point.trainAccuracy)
      this.#measured(point)
    }
    this.#stepsBefore(Infinity, steps, next)
  }

  /** @param next the first step that is not taken yet; the answer is that of the next time */
  #stepsBefore(end: number, { iteration, cost, accuracy }: StepColumns, next: number): number {
    for (let at = iteration[next]; at !== undefined && at < end; at = iteration[++next]) {
      this.#trained(at, cost[next] ?? NaN, accuracy[next] ?? NaN)
    }
    return next
  }

  #trained(iteration: number, cost: number, accuracy: number): void {
    if (iteration <= (this.trainCost.last?.x ?? -1)) return
    this.trainCost.append(iteration, cost)
    this.trainAccuracy.append(iteration, accuracy)
  }

  #measured(point: MetricPoint): void {
    const { iteration, testAccuracy } = point
    this.#first ??= point
    this.#latest = point
    this.measuredCost.append(iteration, point.trainCost)
    if (point.testCost !== null) this.testCost.append(iteration, point.testCost)
    if (testAccuracy === null) return
    this.testAccuracy.append(iteration, testAccuracy)
    if (!this.#bestTest || testAccuracy > this.#bestTest.accuracy) {
      this.#bestTest = { iteration, accuracy: testAccuracy }
    }
  }
}
