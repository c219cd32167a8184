/** Import progress at a rate that a page can draw: at most 20 events a second, none of the pictures forgotten. */
import type { ClassNames, PictureSummary } from '../../../shared/domain/dataset'
import type { ImportProgress } from '../../../shared/ipc/events'

const INTERVAL_MS = 50

export class ProgressBatcher {
  #done = 0
  #refused = 0
  #latest: PictureSummary[] = []
  #lastSentMs = -Infinity
  readonly #total: number
  readonly #classes: ClassNames
  readonly #send: (progress: ImportProgress) => void
  readonly #now: () => number

  constructor(
    classes: ClassNames,
    total: number,
    send: (progress: ImportProgress) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#classes = classes
    this.#total = total
    this.#send = send
    this.#now = now
  }

  /** One more file is done; null when it was refused. */
  add(picture: PictureSummary | null): void {
    this.#done += 1
    if (picture) this.#latest.push(picture)
    else this.#refused += 1
    if (this.#now() - this.#lastSentMs >= INTERVAL_MS) this.#flush('reading')
  }

  finish(): void {
    this.#flush('done')
  }

  #flush(phase: ImportProgress['phase']): void {
    this.#lastSentMs = this.#now()
    this.#send({
      phase,
      classes: this.#classes,
      done: this.#done,
      total: this.#total,
      refused: this.#refused,
      latest: this.#latest,
    })
    this.#latest = []
  }
}
