/**
 * When charts draw: in a frame, once for all that came since the last one, never two charts in the same frame; and how
 * much of the time that may take.
 */

/** Drawing what streams in takes at most this share of the page's time, however slow the computer. */
const SHARE_OF_TIME = 1 / 10
/** Ten times a second a line grows as calmly as it does more often. */
const SHORTEST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 1000

/** Those that wait, in the order in which they asked. */
const waiting = new Set<() => void>()
/** How long each took the last time. */
const durationsMs = new Map<() => void, number>()
let frame = 0

/** Draws in one of the next frames; asking again before that changes nothing. */
export function drawInTurn(draw: () => void): void {
  waiting.add(draw)
  if (frame === 0) frame = requestAnimationFrame(drawNext)
}

/** Whoever is gone draws no more. */
export function leaveTurn(draw: () => void): void {
  waiting.delete(draw)
  durationsMs.delete(draw)
}

/** How long to wait between two drawings of what streams in, so that all charts together keep their share. */
export function streamingPauseMs(): number {
  const drawingMs = [...durationsMs.values()].reduce((sum, duration) => sum + duration, 0)
  return Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, drawingMs / SHARE_OF_TIME))
}

function drawNext(): void {
  frame = 0
  const [draw] = waiting
  if (!draw) return
  waiting.delete(draw)
  if (waiting.size > 0) frame = requestAnimationFrame(drawNext)
  const began = performance.now()
  draw()
  durationsMs.set(draw, performance.now() - began)
}
