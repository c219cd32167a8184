/** What can be asked of the lesson thread: the contract's lesson calls, each under its own name. */
import type { LessonCallName, LessonCalls } from '../../shared/ipc/lesson-calls'
import type { Result } from '../../shared/ipc/result'

export type LessonTaskMap = {
  readonly [Name in LessonCallName]: {
    readonly request: Parameters<LessonCalls[Name]>[0]
    readonly answer: Result<ReturnType<LessonCalls[Name]>>
  }
}
