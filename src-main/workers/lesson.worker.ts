/** Entry point of the lesson thread. */
import { parentPort } from 'node:worker_threads'
import { answerRequests } from './answer-requests'
import type { LessonTaskMap } from './lesson-protocol'
import { createKernels } from './kernel-choice'
import { lessonTasks } from './lesson-server'

if (!parentPort) throw new Error('lesson.worker is started as a thread')
answerRequests<LessonTaskMap>(
  parentPort,
  lessonTasks({
    now: () => performance.now(),
    createKernels: (precision = 'float64') => createKernels('auto', precision, 1),
  }),
)
