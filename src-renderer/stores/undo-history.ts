/** Undo and redo of values that never change in place. Edits of one gesture, say a drag, are one step. Pure. */

export interface UndoHistory<Value> {
  /** Oldest first; the last is what undo goes back to. */
  readonly past: readonly Value[]
  readonly present: Value
  /** Nearest first; the first is what redo goes forward to. */
  readonly future: readonly Value[]
  /** What the newest edit belongs to; null when the next one is a step of its own. */
  readonly gesture: string | null
}

/** Designs are small; nobody goes back further. */
const MOST_STEPS = 100

export function historyOf<Value>(present: Value): UndoHistory<Value> {
  return { past: [], present, future: [], gesture: null }
}

/** @param gesture edits in a row with the same name are undone together; null for an edit that stands alone */
export function edited<Value>(
  history: UndoHistory<Value>,
  present: Value,
  gesture: string | null = null,
): UndoHistory<Value> {
  const continues = gesture !== null && gesture === history.gesture
  const past = continues ? history.past : [...history.past, history.present].slice(-MOST_STEPS)
  return { past, present, future: [], gesture }
}

/** The next edit is a step of its own, whatever its gesture. */
export function settledHistory<Value>(history: UndoHistory<Value>): UndoHistory<Value> {
  return { ...history, gesture: null }
}

export function undone<Value>(history: UndoHistory<Value>): UndoHistory<Value> {
  const present = history.past.at(-1)
  if (present === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present,
    future: [history.present, ...history.future],
    gesture: null,
  }
}

export function redone<Value>(history: UndoHistory<Value>): UndoHistory<Value> {
  const [present, ...future] = history.future
  if (present === undefined) return history
  return { past: [...history.past, history.present], present, future, gesture: null }
}
