/** One training from start to end, as the command line needs it. */
import { failure, ok, type Result } from '../../../shared/ipc/result'
import type { Probe } from '../../../shared/domain/probe'
import type { MetricPoint, RunProgress, WeightPictures } from '../../../shared/domain/run'
import { runErrors } from '../../../shared/messages/run-errors'
import type {
  Checkpoint,
  TrainingEnvironment,
  TrainingEvent,
  TrainingOrder,
} from '../../workers/training-protocol'
import type { ProbabilityRecord } from '../../workers/probability-record'
import { TrainingThread, type ThreadLike } from './training-thread'

export interface CompletedTraining {
  readonly ended: Extract<TrainingEvent, { kind: 'ended' }>
  readonly points: readonly MetricPoint[]
  readonly environment: TrainingEnvironment
}

/** Where a training is kept while it goes on, so that it can go on after a crash. */
export interface Keeper {
  /** From the end of one keeping to the next. */
  readonly everyMs: number
  /** What was measured before this training goes on from a kept one. */
  readonly earlierPoints: readonly MetricPoint[]
  /** Where the answers over the training are written; null where they are not recorded. */
  readonly answers: ProbabilityRecord | null
  /** The first layer as it is now. */
  readonly sawWeights: (weights: WeightPictures) => void
  /** A look inside: before each keeping, and at the end. */
  readonly sawInside: (probe: Probe) => void
  /** Never rejects. @param points all until the checkpoint */
  keep(checkpoint: Checkpoint, points: readonly MetricPoint[]): Promise<void>
}

/** Errors: worker-failed. A diverged training is a value; `ended.divergedAt` says where. The signal stops it early. */
export async function trainToEnd(
  order: TrainingOrder,
  startThread: () => ThreadLike,
  onProgress: (progress: RunProgress, points: readonly MetricPoint[]) => void,
  signal?: AbortSignal,
  keeper: Keeper | null = null,
): Promise<Result<CompletedTraining>> {
  const { earlierPoints, record } = startOf(keeper)
  const points: MetricPoint[] = [...earlierPoints]
  let environment: TrainingEnvironment = { kernels: '', threads: 0, firstLayer: 'direct' }
  let finish: (result: Result<CompletedTraining>) => void
  let becomeReady: () => void
  const ready = new Promise<void>((resolve) => (becomeReady = resolve))
  const completed = new Promise<Result<CompletedTraining>>((resolve) => (finish = resolve))
  const thread = new TrainingThread(startThread(), (event) => {
    if (event.kind === 'ready') {
      environment = event.environment
      becomeReady()
    } else if (event.kind === 'progressed') {
      points.push(...event.points)
      onProgress(event.progress, points)
    } else if (event.kind === 'weights') {
      keeping.sawWeights(event.weights)
    } else if (event.kind === 'ended') {
      finish(ok({ ended: event, points, environment }))
    } else if (event.kind === 'failed') {
      finish(failure('worker-failed', runErrors.threadFailed(event.message)))
    }
  })
  thread.send({ kind: 'start', order: { ...order, ...record }, isPaused: false })
  const keeping = keeper ? keepUp(thread, keeper, points) : KEPT_NOWHERE
  const stop = (): void => {
    // before it is ready there is nothing to stop or to keep
    void ready.then(() => keeping.now()).then(() => thread.send({ kind: 'stop' }))
  }
  if (signal?.aborted) stop() // while the examples were being read
  signal?.addEventListener('abort', stop)
  const result = await completed
  signal?.removeEventListener('abort', stop)
  if (result.ok && !signal?.aborted) await keeping.lookInside()
  await thread.close()
  await keeping.end()
  return result
}

function startOf(keeper: Keeper | null) {
  const record = keeper?.answers
  return { earlierPoints: keeper?.earlierPoints ?? [], record: record ? { record } : {} }
}

interface Keeping {
  readonly now: () => Promise<void>
  readonly sawWeights: Keeper['sawWeights']
  /** Costs about as much as an update, and changes nothing of the training. */
  readonly lookInside: () => Promise<void>
  /** After the thread was closed. Resolves when nothing is being written any more. */
  readonly end: () => Promise<void>
}

const KEPT_NOWHERE: Keeping = {
  now: () => Promise.resolve(),
  sawWeights: () => undefined,
  lookInside: () => Promise.resolve(),
  end: () => Promise.resolve(),
}

/** Keeps a training again and again until it ends. */
function keepUp(thread: TrainingThread, keeper: Keeper, points: readonly MetricPoint[]): Keeping {
  let last: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  let isOver = false
  const lookInside = async (): Promise<void> => {
    const probe = await thread.probe().catch(() => null) // as for a checkpoint
    if (probe) keeper.sawInside(probe)
  }
  const keep = async (): Promise<void> => {
    const checkpoint = await thread.checkpoint().catch(() => null) // a thread that has ended says so by its own event
    if (!checkpoint || isOver) return
    await lookInside()
    await keeper.keep(checkpoint, points)
  }
  const now = (): Promise<void> => (last = last.then(keep))
  const wait = (): void => {
    timer = setTimeout(() => void now().then(() => !isOver && wait()), keeper.everyMs)
  }
  wait()
  return {
    now,
    lookInside,
    sawWeights: keeper.sawWeights,
    end(): Promise<void> {
      isOver = true
      if (timer) clearTimeout(timer)
      return last
    },
  }
}
