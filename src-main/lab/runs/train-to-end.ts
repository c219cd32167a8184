/** One training from start to end, as the command line needs it. */
import { failure, ok, type Result } from '../../../shared/ipc/result'
import type { MetricPoint, RunProgress } from '../../../shared/domain/run'
import { runErrors } from '../../../shared/messages/run-errors'
import type { TrainingEnvironment, TrainingEvent, TrainingOrder } from '../../workers/training-protocol'
import { TrainingThread, type ThreadLike } from './training-thread'

export interface CompletedTraining {
  readonly ended: Extract<TrainingEvent, { kind: 'ended' }>
  readonly points: readonly MetricPoint[]
  readonly environment: TrainingEnvironment
}

/** Errors: worker-failed. A diverged training is a value; `ended.divergedAt` says where. The signal stops it early. */
export async function trainToEnd(
  order: TrainingOrder,
  startThread: () => ThreadLike,
  onProgress: (progress: RunProgress, points: readonly MetricPoint[]) => void,
  signal?: AbortSignal,
): Promise<Result<CompletedTraining>> {
  const points: MetricPoint[] = []
  let environment: TrainingEnvironment = { kernels: '', threads: 0, firstLayer: 'direct' }
  let finish: (result: Result<CompletedTraining>) => void
  const completed = new Promise<Result<CompletedTraining>>((resolve) => (finish = resolve))
  const thread = new TrainingThread(startThread(), (event) => {
    if (event.kind === 'ready') environment = event.environment
    else if (event.kind === 'progressed') {
      points.push(...event.points)
      onProgress(event.progress, points)
    } else if (event.kind === 'ended') {
      finish(ok({ ended: event, points, environment }))
    } else if (event.kind === 'failed') {
      finish(failure('worker-failed', runErrors.threadFailed(event.message)))
    }
  })
  thread.send({ kind: 'start', order, isPaused: false })
  const stop = (): void => thread.send({ kind: 'stop' })
  signal?.addEventListener('abort', stop)
  const result = await completed
  signal?.removeEventListener('abort', stop)
  await thread.close()
  return result
}
