/** Frames that come when a test says so, on a clock that moves when a test says so. */
import { vi } from 'vitest'

export interface FakeFrames {
  /** Frames that were asked for and have not come. */
  readonly count: number
  /** One frame, and what comes after it is painted. */
  readonly next: () => Promise<void>
  /** Lets time pass. @param ms milliseconds */
  readonly pass: (ms: number) => void
  readonly restore: () => void
}

export function fakeFrames(): FakeFrames {
  const waiting: FrameRequestCallback[] = []
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
  vi.stubGlobal('requestAnimationFrame', (work: FrameRequestCallback) => waiting.push(work))
  // What was done before belongs to another frame.
  vi.setSystemTime(0)
  vi.advanceTimersByTime(1000)
  return {
    get count() {
      return waiting.length
    },
    next: async () => {
      for (const work of waiting.splice(0)) work(performance.now())
      await vi.advanceTimersByTimeAsync(1)
    },
    pass: (ms) => void vi.advanceTimersByTime(ms),
    restore: () => {
      vi.unstubAllGlobals()
      vi.useRealTimers()
    },
  }
}
