/** First-layer pictures over a whole run, in bounded number and evenly apart however long the run. */
import type { WeightPictures } from '../../../shared/domain/run'

/** A slider does not need more; the course's 20 units of 64 × 64 × 3 take 10 MB. */
const MOST = 40
/** In memory, and on disk where the run is kept; of very large pictures there are fewer. */
const MOST_BYTES = 32 * 2 ** 20
const FEWEST = 4

export interface Snapshot {
  readonly iteration: number
  /** Null for one that an earlier session has kept on disk. */
  readonly pictures: WeightPictures | null
}

export class WeightSnapshots {
  #kept: Snapshot[] = []
  /** Iterations between two that are kept; grows when there are too many. */
  #spacing = 1
  #most = MOST

  /** Oldest first; the first is the start of the run. */
  get all(): readonly Snapshot[] {
    return this.#kept
  }

  get iterations(): readonly number[] {
    return this.#kept.map(({ iteration }) => iteration)
  }

  at(iteration: number): Snapshot | null {
    return this.#kept.find((snapshot) => snapshot.iteration === iteration) ?? null
  }

  /** Pictures of a later iteration than all before; what comes sooner than the spacing is passed over. */
  add(pictures: WeightPictures): void {
    const { iteration, pixels } = pictures
    const last = this.#kept.at(-1)
    if (last && iteration < last.iteration + this.#spacing) return
    this.#most = Math.max(FEWEST, Math.min(MOST, Math.floor(MOST_BYTES / pixels.length)))
    this.#kept.push({ iteration, pictures })
    while (this.#kept.length > this.#most) this.#thin()
  }

  /** Those that are on disk. @param iterations rising */
  restore(iterations: readonly number[]): void {
    this.#kept = iterations.map((iteration) => ({ iteration, pictures: null }))
    this.#spacing = 1 // the next thinning sets it
    while (this.#kept.length > MOST) this.#thin()
  }

  /** The run goes on from an iteration: what came after it is done again. */
  cutAt(iteration: number): void {
    this.#kept = this.#kept.filter((snapshot) => snapshot.iteration <= iteration)
  }

  clear(): void {
    this.#kept = []
    this.#spacing = 1
  }

  /** Doubles the distance between neighbours. */
  #thin(): void {
    const { iteration: latest } = this.#kept.at(-1) ?? { iteration: 0 }
    this.#spacing = Math.max(2 * this.#spacing, Math.ceil((2 * latest) / this.#most))
    let next = -Infinity
    this.#kept = this.#kept.filter(({ iteration }) => {
      if (iteration < next) return false
      next = iteration + this.#spacing
      return true
    })
  }
}
