/** The Learn room's computations: handed to the lesson thread, which is started when the first is asked for. */
import type { LessonCallName, LessonCalls } from '../../../shared/ipc/lesson-calls'
import type { Result } from '../../../shared/ipc/result'
import type { LessonTaskMap } from '../../workers/lesson-protocol'
import type { ThreadLike } from '../runs/training-thread'
import { TaskThread } from '../tasks/task-thread'

export class LessonService {
  readonly #thread: TaskThread<LessonTaskMap>

  constructor(startLessonThread: () => ThreadLike) {
    this.#thread = new TaskThread<LessonTaskMap>(startLessonThread)
  }

  /** Rejects when the lesson's computation threw or its thread ended: a bug, told as such. */
  compute<Name extends LessonCallName>(
    name: Name,
    request: Parameters<LessonCalls[Name]>[0],
  ): Promise<Result<ReturnType<LessonCalls[Name]>>> {
    return this.#thread.run(name, request)
  }

  close(): Promise<void> {
    return this.#thread.close()
  }
}
