/** Long work on the main thread is done in turns, so that the window's calls and events get theirs in between. */

/** Resolves when everything else that waits for the event loop has had its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
