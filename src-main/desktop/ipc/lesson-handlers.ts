/** Calls of the Learn room: each is handed on to the lesson thread under its own name. */
import { LESSON_CALL_NAMES, type LessonCallName } from '../../../shared/ipc/lesson-calls'
import type { LessonService } from '../../lab/lessons/lesson-service'
import type { Handlers } from './handle'

export function lessonHandlers(lessons: LessonService): Pick<Handlers, LessonCallName> {
  const entries = LESSON_CALL_NAMES.map((name) => [
    name,
    // Each request was parsed by the parser of its own name.
    (request: never) => lessons.compute(name, request),
  ])
  return Object.fromEntries(entries) as Pick<Handlers, LessonCallName>
}
