/** Paths that a person dropped, kept here under an id: the page only ever holds the id. */
import { randomUUID } from 'node:crypto'
import type { DroppedItem } from '../lab/datasets/interpret-drop'

/** So many drops can be open at once; the oldest is forgotten first. */
const REMEMBERED = 32

export class Drops {
  readonly #items = new Map<string, readonly DroppedItem[]>()

  register(items: readonly DroppedItem[]): string {
    const id = randomUUID()
    this.#items.set(id, items)
    for (const oldest of this.#items.keys()) {
      if (this.#items.size <= REMEMBERED) break
      this.#items.delete(oldest)
    }
    return id
  }

  /** What was dropped under this id, or null when it is not known. */
  find(id: string): readonly DroppedItem[] | null {
    return this.#items.get(id) ?? null
  }

  /** What was dropped under this id, which is no longer known afterwards; or null. */
  take(id: string): readonly DroppedItem[] | null {
    const items = this.find(id)
    this.#items.delete(id)
    return items
  }
}
