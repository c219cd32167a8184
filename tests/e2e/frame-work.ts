/**
 * What a page's main thread does for each frame: script, style, layout, painting, and whatever else comes between one frame
 * and the next, in processor time. So it says what the page costs, also where the frames come slowly because the
 * computer draws them in software.
 */
import type { CDPSession } from 'playwright-core'

export interface FrameWork {
  /** Milliseconds for each frame, ascending. */
  readonly frames: readonly number[]
  /** Milliseconds of the longest task. */
  readonly longestTask: number
}

/** Of Chromium's trace events, what is looked at. Times are in microseconds. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  /** Elapsed, and of that the thread's processor time. */
  readonly dur?: number
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

const CATEGORIES = ['toplevel', 'devtools.timeline.frame', 'disabled-by-default-devtools.timeline.frame']
const TASK = 'ThreadControllerImpl::RunTask'
const FRAME = 'BeginMainThreadFrame'
const MICROSECONDS = 1000

/** Traces the page while something goes on in it. */
export async function frameWork(session: CDPSession, during: () => Promise<void>): Promise<FrameWork> {
  const events: TraceEvent[] = []
  const keep = ({ value }: { readonly value: readonly object[] }): void => {
    events.push(...(value as TraceEvent[])) // Chromium's "Trace Event Format"
  }
  session.on('Tracing.dataCollected', keep)
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  })
  await during()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  session.off('Tracing.dataCollected', keep)
  return workOf(mainThread(events))
}

/** The events of the page's main thread, in order. Other pages of the browser do next to nothing. */
function mainThread(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const thread = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`
  const mains = new Set(events.filter(({ args }) => args.name === 'CrRendererMain').map(thread))
  const [busiest = []] = [...mains]
    .map((main) => events.filter((event) => thread(event) === main))
    .sort((one, other) => other.length - one.length)
  return busiest.sort((one, other) => one.ts - other.ts)
}

/** From one frame's beginning to the next one's: what is done in between holds the next one up. */
function workOf(events: readonly TraceEvent[]): FrameWork {
  const begins = events.filter(({ name }) => name === FRAME).map(({ ts }) => ts)
  const frames = begins.map(() => 0)
  const tasks = outermostTasks(events)
  let frame = 0
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    while ((begins[frame] ?? Infinity) < ts + dur) frame += 1
    // What follows the last frame belongs to one that is not there.
    if (frame < frames.length) frames[frame] = (frames[frame] ?? 0) + tdur / MICROSECONDS
  }
  return {
    frames: frames.sort((one, other) => one - other),
    longestTask: Math.max(0, ...tasks.map(({ dur = 0, tdur = dur }) => tdur / MICROSECONDS)),
  }
}

/** A task within a task is counted with it. */
function outermostTasks(events: readonly TraceEvent[]): readonly TraceEvent[] {
  let end = -Infinity
  return events.filter(({ name, ph, ts, dur = 0 }) => {
    const isOutermost = name === TASK && ph === 'X' && ts >= end
    if (isOutermost) end = ts + dur
    return isOutermost
  })
}

/** Below which that share of the frames stay, in milliseconds. */
export function workAt({ frames }: FrameWork, share: number): number {
  return frames[Math.floor(share * (frames.length - 1))] ?? NaN
}

/** One line for the console. */
export function workInWords(work: FrameWork): string {
  const ms = (share: number): string => workAt(work, share).toFixed(1)
  return [
    `${work.frames.length} frames of ${ms(0.5)} ms (median), ${ms(0.99)} ms (99 %), ${ms(1)} ms (most)`,
    `longest task ${work.longestTask.toFixed(1)} ms`,
  ].join('; ')
}
