/** How a computing thread makes way for the window: what it is told when it is started, and its priority. */
import { constants, getPriority, setPriority } from 'node:os'

/** To a computing thread, as its `workerData`. */
export interface ThreadStart {
  /** Whether somebody looks at a window of the same program meanwhile. */
  readonly makesWay: boolean
}

/** Niceness 10, a tenth of the weight: why not the lowest, docs/decisions/0012-computing-makes-way-for-the-window.md. */
const BEHIND_THE_WINDOW = constants.priority.PRIORITY_BELOW_NORMAL

/**
 * Lowers the priority of the thread that calls this. On Linux it is a thread's own (setpriority(2)), and the threads
 * that it starts from then on inherit it; on macOS and Windows it is the whole program's, the window's too, and is left.
 */
export function makeWay({ makesWay }: ThreadStart): void {
  if (!makesWay || process.platform !== 'linux') return
  // A program that was started lower still may not be raised, and must not be.
  if (getPriority() < BEHIND_THE_WINDOW) setPriority(BEHIND_THE_WINDOW)
}
