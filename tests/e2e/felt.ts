/** What a person at the window feels, as the page itself can tell: its long tasks, its frames, how soon its clicks and keys are answered. */
import type { Page } from 'playwright-core'

export interface Felt {
  /** Milliseconds of each task of the main thread over 50. */
  readonly longTasks: number[]
  /** Milliseconds between two frames. */
  readonly frames: number[]
  /** Milliseconds from each click and each key to the next painted frame. */
  readonly answers: number[]
}
type FeelingWindow = Window & { felt: Felt }

/** From now on; once in a page. */
export function startFeeling(page: Page): Promise<void> {
  return page.evaluate(() => {
    const felt: Felt = { longTasks: [], frames: [], answers: [] }
    ;(window as unknown as FeelingWindow).felt = felt
    const watch = (options: PerformanceObserverInit & { durationThreshold?: number }, into: number[]): void =>
      new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries())
          if (options.type === 'longtask' || name === 'click' || name === 'keydown') into.push(duration)
      }).observe(options)
    watch({ type: 'longtask' }, felt.longTasks)
    watch({ type: 'event', durationThreshold: 16 }, felt.answers)
    let last = performance.now()
    const frame = (now: number): void => {
      felt.frames.push(now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
}

/** What was felt since the start or since this was asked before. */
export function feltSince(page: Page): Promise<Felt> {
  return page.evaluate(() => {
    const { longTasks, frames, answers } = (window as unknown as FeelingWindow).felt
    return { longTasks: longTasks.splice(0), frames: frames.splice(0), answers: answers.splice(0) }
  })
}

/** In milliseconds; less than 16 is not measured, and 0 here. */
export const answeredMs = ({ answers }: Felt): number => Math.max(0, ...answers)
export const longestTaskMs = ({ longTasks }: Felt): number => Math.max(0, ...longTasks)

/** One line for the console. @param seconds how long it was felt */
export function inWords(felt: Felt, seconds: number): string {
  const { longTasks, frames } = felt
  const sorted = frames.toSorted((one, other) => one - other)
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? NaN).toFixed(1)
  return [
    `answered within ${answeredMs(felt)} ms`,
    `${(frames.length / seconds).toFixed(1)} frames a second, ${at(0.5)} ms apart (median), ${at(1)} ms (most)`,
    `${longTasks.length} tasks over 50 ms, the longest ${longestTaskMs(felt)} ms`,
  ].join('; ')
}
