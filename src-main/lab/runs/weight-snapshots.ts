/** First-layer pictures over a whole run, in bounded number and evenly apart however long the run. */
import type { WeightPictures } from '../../../shared/domain/run'

/** A slider does not need more; the course's 20 units of 64 × 64 × 3 take 10 MB. */
const MOST = 40

export class WeightSnapshots {
  #kept: WeightPictures[] = []
  /** Iterations between two that are kept; grows when there are too many. */
  #spacing = 1

  /** Those kept, oldest first; the first is the start of the run. */
  get iterations(): readonly number[] {
    return this.#kept.map(({ iteration }) => iteration)
  }

  at(iteration: number): WeightPictures | null {
    return this.#kept.find((pictures) => pictures.iteration === iteration) ?? null
  }

  /** Pictures of a later iteration than all before; what comes sooner than the spacing is passed over. */
  add(pictures: WeightPictures): void {
    const last = this.#kept.at(-1)
    if (last && pictures.iteration < last.iteration + this.#spacing) return
    this.#kept.push(pictures)
    while (this.#kept.length > MOST) this.#thin()
  }

  clear(): void {
    this.#kept = []
    this.#spacing = 1
  }

  /** Doubles the distance between neighbours. */
  #thin(): void {
    const { iteration: latest } = this.#kept.at(-1) ?? { iteration: 0 }
    this.#spacing = Math.max(2 * this.#spacing, Math.ceil((2 * latest) / MOST))
    let next = -Infinity
    this.#kept = this.#kept.filter(({ iteration }) => {
      if (iteration < next) return false
      next = iteration + this.#spacing
      return true
    })
  }
}
