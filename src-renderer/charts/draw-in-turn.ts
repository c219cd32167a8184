/**
 * When charts draw: after a frame, once for all that came since the last one, never two charts after the same frame; and how
 * much of the time that may take.
 */
import { doAfterFrame, leaveTurn, type Work } from '../composables/frame-turns'

/** Drawing what streams in takes at most this share of the page's time, however slow the computer. */
const SHARE_OF_TIME = 1 / 10
/** Ten times a second a line grows as calmly as it does more often. */
const SHORTEST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 1000

/** How long each took the last time. */
const durationsMs = new Map<DrawingTurn, number>()

/** The turns of one chart. */
export interface DrawingTurn {
  /** Asks for one; asking again before it comes changes nothing. */
  readonly ask: () => void
  /** Whoever is gone draws no more. */
  readonly leave: () => void
}

export function drawingTurn(draw: Work): DrawingTurn {
  function timed(): void {
    const began = performance.now()
    draw()
    durationsMs.set(turn, performance.now() - began)
  }
  const turn = {
    ask: () => doAfterFrame(timed),
    leave: () => {
      leaveTurn(timed)
      durationsMs.delete(turn)
    },
  }
  return turn
}

/** How long to wait between two drawings of what streams in, so that all charts together keep their share. */
export function streamingPauseMs(): number {
  const drawingMs = [...durationsMs.values()].reduce((sum, duration) => sum + duration, 0)
  return Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, drawingMs / SHARE_OF_TIME))
}
