/** The one place that starts threads: each entry point is built as a file of its own. */
import startImaging from './workers/imaging.worker?nodeWorker'
import startLesson from './workers/lesson.worker?nodeWorker'
import startTask from './workers/task.worker?nodeWorker'
import startTraining from './workers/training.worker?nodeWorker'
import type { LabThreads } from './lab/lab'

export const labThreads: LabThreads = {
  startImagingThread: () => startImaging({}),
  startTrainingThread: () => startTraining({}),
  startTaskThread: () => startTask({}),
  startLessonThread: () => startLesson({}),
}
