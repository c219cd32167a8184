/** The lesson thread's side: what each lesson computes. A lesson is added as one line of the table. */
import { ok } from '../../shared/ipc/result'
import type { Tasks } from './answer-requests'
import type { LessonTaskMap } from './lesson-protocol'
import { runGraph } from './lessons/graph'

export function lessonTasks(): Tasks<LessonTaskMap> {
  return {
    'lesson:run-graph': (request) => ok(runGraph(request)),
  }
}
