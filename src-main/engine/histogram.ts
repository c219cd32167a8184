/** Counting values into equal bins. */
import type { Histogram } from '../../shared/domain/probe'
import type { Numbers } from './matrix'

const BINS = 40

/** Collects a histogram from many arrays; its range has to be known first. */
export class HistogramCounter {
  #min = Infinity
  #max = -Infinity
  readonly #counts = new Array<number>(BINS).fill(0)

  /** First every array has to be given here … */
  widen(values: Numbers): void {
    for (const value of values) {
      if (!Number.isFinite(value)) continue
      if (value < this.#min) this.#min = value
      if (value > this.#max) this.#max = value
    }
  }

  /** … then every array here. Values that are no finite numbers are in no bin. */
  count(values: Numbers): void {
    const half = (value: number): number => value / 2 - this.#min / 2 // the whole may be beyond every number
    const width = half(this.#max) / BINS
    for (const value of values) {
      if (!Number.isFinite(value)) continue
      const bin = width > 0 ? Math.min(BINS - 1, Math.floor(half(value) / width)) : 0
      this.#counts[bin]! += 1
    }
  }

  histogram(): Histogram {
    if (this.#min > this.#max) return { min: 0, max: 0, counts: [0] } // no finite number, or nothing at all
    if (this.#min === this.#max) return { min: this.#min, max: this.#max, counts: [this.#counts[0]!] }
    return { min: this.#min, max: this.#max, counts: [...this.#counts] }
  }
}

/** The histogram of one array. */
export function histogramOf(values: Numbers): Histogram {
  const counter = new HistogramCounter()
  counter.widen(values)
  counter.count(values)
  return counter.histogram()
}
