/** The lesson's network as it learns: the page asks for the next frame when it has the one before, and never for two. */
import { computed, onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { PlanarFrame, PlanarPoints, PlanarStart } from '../../../../shared/domain/lessons/planar'
import { useLessonCall } from '../use-lesson-call'

/** The notebook's number of iterations. */
export const PLANAR_ITERATIONS = 10_000
/** From one frame to the next, with the way to the engine and back: 36 a second. */
const FRAME_MS = 28
/** Of a frame, the engine learns for at most so long; and for at least so long, or the way would take longer than the work. */
const [LONGEST_MS, SHORTEST_MS] = [20, 12]
/** Frames are counted over this long. */
const COUNT_MS = 500

export interface PlanarTraining {
  readonly points: ShallowRef<PlanarPoints | null>
  readonly frame: ShallowRef<PlanarFrame | null>
  readonly isTraining: Ref<boolean>
  /** Drawn ones, over the last half second; 0 while not training. */
  readonly framesPerSecond: Ref<number>
  /** To be told of every drawn frame. */
  readonly painted: () => void
  readonly problem: Ref<string>
  /** A new network before its first update. */
  readonly restart: (request: PlanarStart) => Promise<void>
  readonly train: () => Promise<void>
  readonly pause: () => void
}

export function usePlanarTraining(): PlanarTraining {
  const start = useLessonCall('lesson:start-planar')
  const advance = useLessonCall('lesson:advance-planar')
  const isTraining = ref(false)
  const counter = frameCounter(isTraining)
  /** The network before its first update: training waits for it, or that frame would overtake the training's first. */
  let ready = Promise.resolve()
  /** Whoever was started or restarted last: what went on before leaves off. */
  let turn = 0

  function restart(request: PlanarStart): Promise<void> {
    turn += 1
    isTraining.value = false
    ready = showStart(request)
    return ready
  }

  async function showStart(request: PlanarStart): Promise<void> {
    if (await start.ask(request)) await advance.ask({ iterations: 0, milliseconds: 0 })
  }

  async function train(): Promise<void> {
    if (isTraining.value) return
    const mine = ++turn
    isTraining.value = true
    counter.restart()
    await ready
    let milliseconds = LONGEST_MS
    while (isGoingOn(mine)) {
      const left = PLANAR_ITERATIONS - (advance.answer.value?.iteration ?? 0)
      const asked = performance.now()
      const frame = await advance.ask({ iterations: Math.max(0, left), milliseconds })
      milliseconds = learningMs(performance.now() - asked - milliseconds)
      if (mine === turn && (!frame || frame.iteration >= PLANAR_ITERATIONS)) isTraining.value = false
    }
    if (!isTraining.value) counter.stop()
  }

  /** A function, because pausing changes it while a frame is awaited. */
  const isGoingOn = (mine: number): boolean => isTraining.value && mine === turn
  const pause = (): void => {
    isTraining.value = false
  }
  onScopeDispose(pause)

  return {
    points: start.answer,
    frame: advance.answer,
    isTraining,
    framesPerSecond: counter.perSecond,
    painted: counter.count,
    problem: eitherProblem(start.problem, advance.problem),
    restart,
    train,
    pause,
  }
}

/** What is said of either; taken back, it is of both. */
function eitherProblem(first: Ref<string>, second: Ref<string>): Ref<string> {
  return computed({
    get: () => first.value || second.value,
    set: (text) => {
      first.value = text
      second.value = text
    },
  })
}

/** For the next frame. @param wayMs what the last one took beyond its learning */
function learningMs(wayMs: number): number {
  return Math.round(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, FRAME_MS - wayMs)))
}

/** @param isCounting a frame drawn while it is false is not one of a training */
function frameCounter(isCounting: Readonly<Ref<boolean>>) {
  const perSecond = shallowRef(0)
  let frames = 0
  let since = 0
  return {
    perSecond,
    restart: () => {
      frames = 0
      since = performance.now()
    },
    count: () => {
      if (!isCounting.value) return
      frames += 1
      const elapsed = performance.now() - since
      if (elapsed < COUNT_MS) return
      perSecond.value = Math.round((1000 * frames) / elapsed)
      frames = 0
      since = performance.now()
    },
    stop: () => {
      perSecond.value = 0
    },
  }
}
