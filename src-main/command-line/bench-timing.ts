/** How long something takes, for the benchmarks: repetitions long enough for the clock, within a budget. */

/** Long enough that the clock and a passing disturbance do not matter. */
const REPETITION_MS = 150
/** What has taken longer than this is not repeated again: one slow step says enough. */
const BUDGET_MS = 2000

/** Milliseconds of each repetition's `work`. */
export class Stopwatch {
  readonly #work: () => void
  readonly #times: number[] = []
  #spentMs = 0

  constructor(work: () => void) {
    this.#work = work
  }

  /** Whether another repetition fits in the budget. */
  get isDue(): boolean {
    return this.#spentMs < BUDGET_MS
  }

  repeat(): void {
    const begin = performance.now()
    // The first wakes threads and caches, unless it takes so long itself that this is nothing.
    this.#work()
    const first = performance.now() - begin
    this.#times.push(first < REPETITION_MS ? this.#timeMany() : first)
    this.#spentMs += performance.now() - begin
  }

  /** Of the repetitions done. */
  get medianMs(): number {
    return median(this.#times)
  }

  #timeMany(): number {
    const start = performance.now()
    let done = 0
    do {
      this.#work()
      done += 1
    } while (performance.now() - start < REPETITION_MS)
    return (performance.now() - start) / done
  }
}

/** The upper one of an even number; NaN of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN
}
