/** A proper request of each of the lessons' calls. */
import type { LessonCallName, LessonCalls } from '../../../shared/ipc/lesson-calls'

export const lessonRequests = {
  'lesson:run-graph': { graph: 'course', a: 5, b: 3, c: 2 },
} as const satisfies { readonly [Name in LessonCallName]: Parameters<LessonCalls[Name]>[0] }
