/**
 * What a room does after it was opened, in turn: one piece of work after each painted frame, so that a click is answered by
 * the next frame however much there is to do. What is to be there comes before what is to be drawn in it, and what belongs
 * to a piece before the next piece: a room fills from its top to its bottom, and nothing that is there moves.
 */
import { nextTick, type InjectionKey } from 'vue'

/** A fast computer needs few turns: what fits into this time is done in one. */
const ONE_TURN_MS = 16

export type Work = () => void

/** How the parts of a room take their turn. Where nobody provides it, they are there at once. */
export const takeTurnKey: InjectionKey<(work: Work) => void> = Symbol('take turn')

/** Those that wait, in the order in which they are taken. */
const parts: Work[] = []
const later = new Set<Work>()
/** How many of the parts were asked for in the present turn; null outside of one. */
let nested: number | null = null
let beganAt = -Infinity
let isComing = false

const hasTime = (): boolean => performance.now() - beganAt < ONE_TURN_MS

/** A room begins to open: this is its first turn. */
export function beginTurn(): void {
  beganAt = performance.now()
}

/** Mounts a part of a room: in the present turn while that has time, else after one of the next frames. */
export function mountInTurn(work: Work): void {
  if (hasTime()) {
    work()
    return
  }
  parts.splice(nested ?? parts.length, 0, work)
  if (nested !== null) nested += 1
  come()
}

/** Does what can wait, such as drawing, after one of the next frames; asking again before that changes nothing. */
export function doAfterFrame(work: Work): void {
  later.add(work)
  come()
}

/** Whoever is gone waits no more. */
export function leaveTurn(work: Work): void {
  later.delete(work)
  const place = parts.indexOf(work)
  if (place < 0) return
  parts.splice(place, 1)
  if (nested !== null && place < nested) nested -= 1
}

function come(): void {
  if (isComing) return
  isComing = true
  // In the callback itself the frame is not painted yet.
  requestAnimationFrame(() => setTimeout(take))
}

/** As many parts as one turn has time for, or one thing that could wait. When one throws, the others are still waiting. */
function take(): void {
  beginTurn()
  if (parts.length > 0) {
    void mountSome().finally(endTurn)
    return
  }
  try {
    takeOneOf(later)
  } finally {
    endTurn()
  }
}

async function mountSome(): Promise<void> {
  do {
    nested = 0
    parts.shift()?.()
    await nextTick()
  } while (parts.length > 0 && hasTime())
}

function endTurn(): void {
  nested = null
  isComing = false
  if (parts.length + later.size > 0) come()
}

function takeOneOf(works: Set<Work>): void {
  const [work] = works
  if (!work) return
  works.delete(work)
  work()
}
