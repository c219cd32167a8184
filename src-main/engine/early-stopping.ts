/** Early stopping: watches a cost, remembers where it was best, and says when it has not got better for too long. */

export class EarlyStopping {
  readonly #patience: number
  #best: { readonly iteration: number; readonly cost: number } | null = null

  /** @param patience iterations without a lower cost after which the run ends */
  constructor(patience: number) {
    this.#patience = patience
  }

  /** The iteration with the lowest cost so far; the first of equals. */
  get best(): { readonly iteration: number; readonly cost: number } | null {
    return this.#best
  }

  /** @returns `better` when this is the lowest cost so far, `stop` when the patience is over */
  observe(iteration: number, cost: number): 'better' | 'wait' | 'stop' {
    if (this.#best === null || cost < this.#best.cost) {
      this.#best = { iteration, cost }
      return 'better'
    }
    return iteration - this.#best.iteration >= this.#patience ? 'stop' : 'wait'
  }

  /** Goes on from what `best` was. */
  resume(best: { readonly iteration: number; readonly cost: number } | null): void {
    this.#best = best
  }
}
