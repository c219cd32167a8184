/** Sends chart points at a rate that a page can draw: at most 10 batches a second, every point in one of them. */
import type { MetricPoint, RunProgress } from '../../shared/domain/run'

const INTERVAL_MS = 100

export class MetricBatcher {
  #points: MetricPoint[] = []
  #lastSentMs = -Infinity
  readonly #send: (progress: RunProgress, points: readonly MetricPoint[]) => void
  readonly #now: () => number

  constructor(send: (progress: RunProgress, points: readonly MetricPoint[]) => void, now: () => number) {
    this.#send = send
    this.#now = now
  }

  add(point: MetricPoint): void {
    this.#points.push(point)
  }

  /** Called between iterations: sends when the last batch is old enough. */
  offer(progress: () => RunProgress): void {
    if (this.#now() - this.#lastSentMs >= INTERVAL_MS) this.flush(progress())
  }

  /** Sends now, because the state changed. */
  flush(progress: RunProgress): void {
    this.#lastSentMs = this.#now()
    this.#send(progress, this.#points)
    this.#points = []
  }

  /** Forgets what was not sent, because the run starts over. */
  clear(): void {
    this.#points = []
  }
}
