/** Calls of the Learn room: each computation is handed on to the lesson thread under its own name. */
import { ok } from '../../../shared/ipc/result'
import { LESSON_CALL_NAMES, type LessonCallName } from '../../../shared/ipc/lesson-calls'
import type { LessonService } from '../../lab/lessons/lesson-service'
import { saveRecording } from '../../lab/lessons/save-recording'
import { saveResults } from '../../lab/lessons/save-results'
import type { Dialogs } from '../dialogs'
import type { Handlers } from './handle'

type LearnCalls = LessonCallName | 'lesson:save-results' | 'lesson:save-recording'

export function lessonHandlers(lessons: LessonService, dialogs: Dialogs): Pick<Handlers, LearnCalls> {
  const entries = LESSON_CALL_NAMES.map((name) => [
    name,
    // Each request was parsed by the parser of its own name.
    (request: never) => lessons.compute(name, request),
  ])
  return {
    ...(Object.fromEntries(entries) as Pick<Handlers, LessonCallName>),
    'lesson:save-results': async (request) => {
      const path = await dialogs.chooseSavePath(`results.${request.format}`)
      return path === null ? ok(null) : saveResults(request, path)
    },
    'lesson:save-recording': async (request) => {
      const path = await dialogs.chooseSavePath('recording.json')
      return path === null ? ok(null) : saveRecording(request, path)
    },
  }
}
