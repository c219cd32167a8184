/** The one place that starts threads: each entry point is built as a file of its own. */
import startImaging from './workers/imaging.worker?nodeWorker'
import startLesson from './workers/lesson.worker?nodeWorker'
import startTask from './workers/task.worker?nodeWorker'
import startTraining from './workers/training.worker?nodeWorker'
import type { LabThreads } from './lab/lab'
import type { ThreadStart } from './workers/make-way'

/** @param start told to each of them */
export function labThreads(start: ThreadStart): LabThreads {
  const options = { workerData: start }
  return {
    startImagingThread: () => startImaging(options),
    startTrainingThread: () => startTraining(options),
    startTaskThread: () => startTask(options),
    startLessonThread: () => startLesson(options),
  }
}
