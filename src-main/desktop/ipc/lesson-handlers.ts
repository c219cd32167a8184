/** Calls of the Learn room: one line for each. */
import type { LessonCallName } from '../../../shared/ipc/lesson-calls'
import type { LessonService } from '../../lab/lessons/lesson-service'
import type { Handlers } from './handle'

export function lessonHandlers(lessons: LessonService): Pick<Handlers, LessonCallName> {
  return {
    'lesson:run-graph': (request) => lessons.compute('lesson:run-graph', request),
  }
}
