/** How long something takes, for the benchmarks: repetitions long enough for the clock, within a budget. */

/** Long enough that the clock and a passing disturbance do not matter. */
const REPETITION_MS = 150
/** What has taken longer than this is not repeated again: one slow step says enough. */
const BUDGET_MS = 2000

/** Times some work, done part by part, always all of them in order. */
export class Stopwatch {
  readonly #parts: readonly (() => void)[]
  readonly #fastest: number[]
  readonly #times: number[] = []
  #spentMs = 0

  constructor(...parts: readonly (() => void)[]) {
    this.#parts = parts
    this.#fastest = parts.map(() => Infinity)
  }

  /** Whether another repetition fits in the budget. */
  get isDue(): boolean {
    return this.#spentMs < BUDGET_MS
  }

  repeat(): void {
    const begin = performance.now()
    // The first wakes threads and caches, unless it takes so long itself that this is nothing.
    this.#once()
    const first = performance.now() - begin
    this.#times.push(first < REPETITION_MS ? this.#timeMany() : first)
    this.#spentMs += performance.now() - begin
  }

  /** What to expect: the median over the repetitions, each the mean of its runs. */
  get medianMs(): number {
    return median(this.#times)
  }

  /**
   * What the work takes when nothing else is in its way: the fastest run of each part.
   */
  get fastestMs(): number {
    return this.#fastest.reduce((sum, milliseconds) => sum + milliseconds, 0)
  }

  #once(): void {
    this.#parts.forEach((work, at) => {
      const start = performance.now()
      work()
      this.#fastest[at] = Math.min(this.#fastest[at] ?? Infinity, performance.now() - start)
    })
  }

  #timeMany(): number {
    const start = performance.now()
    let done = 0
    do {
      this.#once()
      done += 1
    } while (performance.now() - start < REPETITION_MS)
    return (performance.now() - start) / done
  }
}

export interface SharesOfPeak {
  /** The median speed of the median peak. */
  readonly shareOfPeak: number
  /**
   * The fastest run of the highest peak. On a processor of which others hold the second thread of each core, means of
   * work that loads from memory were measured a third longer from one second to the next, and means of arithmetic in
   * registers alone a seventh: this is what the kernels reach where nobody disturbs them.
   */
  readonly shareAtBest: number
}

/** @param flops of the timed work @param peaks in GFLOP/s, of all threads together */
export function sharesOfPeak(flops: number, stopwatch: Stopwatch, peaks: readonly number[]): SharesOfPeak {
  return {
    shareOfPeak: flops / stopwatch.medianMs / 1e6 / median(peaks),
    shareAtBest: flops / stopwatch.fastestMs / 1e6 / Math.max(...peaks),
  }
}

/** The upper one of an even number; NaN of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN
}
