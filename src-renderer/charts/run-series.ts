/** The four curves of a run, fed by batches of metric points, and the few numbers that must survive thinning. */
import type { MetricPoint } from '../../shared/domain/run'
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
  #first: MetricPoint | null = null
  #latest: MetricPoint | null = null
  #bestTest: BestTest | null = null

  get first(): MetricPoint | null {
    return this.#first
  }

  get latest(): MetricPoint | null {
    return this.#latest
  }

  get bestTest(): BestTest | null {
    return this.#bestTest
  }

  append(points: readonly MetricPoint[]): void {
    for (const point of points) this.#appendOne(point)
  }

  #appendOne(point: MetricPoint): void {
    const { iteration, testAccuracy } = point
    this.#first ??= point
    this.#latest = point
    this.trainCost.append(iteration, point.trainCost)
    this.trainAccuracy.append(iteration, point.trainAccuracy)
    if (point.testCost !== null) this.testCost.append(iteration, point.testCost)
    if (testAccuracy === null) return
    this.testAccuracy.append(iteration, testAccuracy)
    if (!this.#bestTest || testAccuracy > this.#bestTest.accuracy) {
      this.#bestTest = { iteration, accuracy: testAccuracy }
    }
  }
}
