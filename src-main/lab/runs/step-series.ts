/** Every update of a run as three numbers, and any part of it thinned for a chart. */
import type { StepColumns, StepPoint } from '../../../shared/domain/run'
import { STEP_WIDTH } from '../../workers/step-recorder'

/** Of a whole run: 24 MB of numbers. A longer run tells of the lowest and the highest of every few. */
export const MOST_STEPS = 1_000_000
const FIRST_CAPACITY = 1024

export class StepSeries {
  #numbers = new Float64Array(FIRST_CAPACITY * STEP_WIDTH)
  #count = 0

  get count(): number {
    return this.#count
  }

  /** @param numbers `STEP_WIDTH` for each step, of later iterations than all before */
  append(numbers: Float64Array): void {
    const needed = this.#count * STEP_WIDTH + numbers.length
    if (needed > this.#numbers.length) {
      const larger = new Float64Array(Math.max(needed, 2 * this.#numbers.length))
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers.set(numbers, this.#count * STEP_WIDTH)
    this.#count += numbers.length / STEP_WIDTH
  }

  /** A copy of `STEP_WIDTH` numbers for each step from one index to before another. */
  numbers(first: number, end: number): Float64Array {
    return this.#numbers.slice(first * STEP_WIDTH, end * STEP_WIDTH)
  }

  /** Forgets the updates from an iteration on: they are done again. */
  cutAt(iteration: number): void {
    this.#count = this.#firstAtOrAfter(iteration)
  }

  clear(): void {
    this.#numbers = new Float64Array(FIRST_CAPACITY * STEP_WIDTH)
    this.#count = 0
  }

  /** @param index at least 0, below `count` */
  at(index: number): StepPoint {
    const [iteration = NaN, cost = NaN, accuracy = NaN] = this.#numbers.subarray(
      index * STEP_WIDTH,
      (index + 1) * STEP_WIDTH,
    )
    return { iteration, cost, accuracy }
  }

  /** The steps between two iterations, and one beyond each edge, so that a line goes on to the edge; thinned. */
  between(from: number, to: number, buckets: number): StepColumns {
    const first = Math.max(0, this.#firstAtOrAfter(from) - 1)
    const end = Math.min(this.#count, this.#firstAtOrAfter(to) + 1)
    return this.#thinned(first, end, buckets)
  }

  /** The newest steps, thinned. @param count how many of them */
  newest(count: number, buckets: number): StepColumns {
    return this.#thinned(this.#count - count, this.#count, buckets)
  }

  /**
   * Of every bucket of consecutive steps the first and the last, and the lowest and the highest of either curve: all that
   * a line chart can show of it (the "M4" aggregation of Jugel et al., VLDB 2014).
   */
  #thinned(first: number, end: number, buckets: number): StepColumns {
    const size = Math.max(1, Math.ceil((end - first) / buckets))
    const kept = new Set<number>()
    for (let start = first; start < end; start += size) {
      this.#keepOf(start, Math.min(end, start + size), kept)
    }
    return this.#columns(Array.from(kept))
  }

  #columns(indices: readonly number[]): StepColumns {
    const column = (offset: number): Float64Array =>
      Float64Array.from(indices, (index) => this.#numbers[index * STEP_WIDTH + offset] ?? NaN)
    return { iteration: column(0), cost: column(1), accuracy: column(2) }
  }

  /** Adds the indices of one bucket's kept steps, rising. @param end behind its last step */
  #keepOf(first: number, end: number, kept: Set<number>): void {
    const extremes = [first, first, first, first]
    for (let index = first + 1; index < end; index++) {
      for (let column = 0; column < 2; column++) {
        const value = this.#value(index, column)
        if (value < this.#value(extremes[2 * column] ?? first, column)) extremes[2 * column] = index
        if (value > this.#value(extremes[2 * column + 1] ?? first, column)) extremes[2 * column + 1] = index
      }
    }
    for (const index of [first, ...extremes, end - 1].sort((one, other) => one - other)) kept.add(index)
  }

  /** @param column 0 for the cost, 1 for the accuracy */
  #value(index: number, column: number): number {
    return this.#numbers[index * STEP_WIDTH + 1 + column] ?? NaN
  }

  /** Binary search; `count` when all are before. */
  #firstAtOrAfter(iteration: number): number {
    let [low, high] = [0, this.#count]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#numbers[middle * STEP_WIDTH] ?? Infinity) < iteration) low = middle + 1
      else high = middle
    }
    return low
  }
}
