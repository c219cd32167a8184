/** Entry point of the lesson thread. */
import { availableParallelism } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { answerRequests } from './answer-requests'
import type { LessonTaskMap } from './lesson-protocol'
import { createKernels } from './kernel-choice'
import { lessonTasks } from './lesson-server'
import { makeWay, type ThreadStart } from './make-way'

if (!parentPort) throw new Error('lesson.worker is started as a thread')
makeWay(workerData as ThreadStart)
answerRequests<LessonTaskMap>(
  parentPort,
  lessonTasks({
    now: () => performance.now(),
    cores: availableParallelism(),
    createKernels: (precision = 'float64', { name, threads } = { name: 'auto', threads: 1 }) =>
      createKernels(name, precision, threads),
  }),
)
