/** Everything that the lab can do, put together once; the window and the command line are two ways in. */
import type { LabEventSink } from './event-sink'
import { DatasetService } from './datasets/dataset-service'
import { EvaluationService } from './evaluations/evaluation-service'
import { createPicturePool, type PicturePool } from './pictures/picture-pool'
import { PictureRegistry } from './pictures/picture-registry'
import { lessonNetwork } from './lessons/lesson-network'
import { lessonPictures } from './lessons/lesson-pictures'
import { LessonService } from './lessons/lesson-service'
import { PredictionService } from './predictions/prediction-service'
import { RunService } from './runs/run-service'
import { RunShelf } from './runs/run-shelf'
import type { ThreadLike } from './runs/training-thread'
import { TaskThread } from './tasks/task-thread'

/** How threads are started; the composition roots know their entry points, tests give channels. */
export interface LabThreads {
  readonly startImagingThread: () => ThreadLike
  readonly startTrainingThread: () => ThreadLike
  readonly startTaskThread: () => ThreadLike
  readonly startLessonThread: () => ThreadLike
}

export interface LabOptions {
  readonly threads: LabThreads
  readonly emit: LabEventSink
  readonly cacheFolder: string | null
  /** Where runs are kept, each in a folder of its own; null where nobody keeps them. */
  readonly runsFolder: string | null
  readonly cores: number
  readonly version: string
}

export interface Lab {
  readonly datasets: DatasetService
  readonly runs: RunService
  readonly predictions: PredictionService
  readonly evaluations: EvaluationService
  readonly registry: PictureRegistry
  readonly pool: PicturePool
  readonly tasks: TaskThread
  readonly lessons: LessonService
  close(): Promise<void>
}

export function createLab({ threads, emit, cacheFolder, runsFolder, cores, version }: LabOptions): Lab {
  const pool = createPicturePool({ startThread: threads.startImagingThread, threads: cores })
  const tasks = new TaskThread(threads.startTaskThread)
  const registry = new PictureRegistry()
  const datasets = new DatasetService({ pool, tasks, registry, cacheFolder, emit })
  const runs = new RunService({
    startTrainingThread: threads.startTrainingThread,
    currentDataset: () => datasets.current(),
    emit,
    now: () => new Date(),
    version,
    shelf:
      runsFolder === null
        ? null
        : new RunShelf({ shelf: runsFolder, tasks, version, now: () => performance.now() }),
  })
  const predictions = new PredictionService({ runs, pool, tasks, registry, version })
  const evaluations = new EvaluationService({ runs, predictions, tasks })
  const currentDataset = (): ReturnType<DatasetService['current']> => datasets.current()
  const lessons = new LessonService(threads.startLessonThread, {
    pictures: lessonPictures({ currentDataset, pool, tasks }),
    network: lessonNetwork({ currentDataset, runs, predictions }),
  })
  return {
    datasets,
    runs,
    predictions,
    evaluations,
    registry,
    pool,
    tasks,
    lessons,
    async close() {
      await runs.close() // first: their last words are written by the task thread
      await Promise.all([pool.close(), tasks.close(), lessons.close()])
    },
  }
}
