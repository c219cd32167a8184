/** Where the page's opaque picture ids lead: an id that is not here leads nowhere. */
import type { PictureOrigin } from '../datasets/dataset'

interface Registered {
  readonly id: string
  readonly origin: PictureOrigin
}

/** More than this many ids and the oldest are forgotten; a page never shows so many. */
const MAXIMUM = 2_000_000

export class PictureRegistry {
  readonly #origins = new Map<string, PictureOrigin>()

  remember(pictures: readonly Registered[]): void {
    for (const { id, origin } of pictures) this.#origins.set(id, origin)
    for (const id of this.#origins.keys()) {
      if (this.#origins.size <= MAXIMUM) break
      this.#origins.delete(id)
    }
  }

  originOf(id: string): PictureOrigin | null {
    return this.#origins.get(id) ?? null
  }
}
