/** The Learn room's computations: handed to the lesson thread, which is started when the first is asked for. */
import type { LessonCallName, LessonCalls } from '../../../shared/ipc/lesson-calls'
import type { Result } from '../../../shared/ipc/result'
import { needsPictures, picturesNeeded, type LessonTaskMap } from '../../workers/lesson-protocol'
import type { ThreadLike } from '../runs/training-thread'
import { TaskThread } from '../tasks/task-thread'
import type { LessonPictureSource } from './lesson-pictures'

export class LessonService {
  readonly #thread: TaskThread<LessonTaskMap>
  readonly #pictures: LessonPictureSource

  /** @param pictures for the lessons that are about the person's own */
  constructor(startLessonThread: () => ThreadLike, pictures: LessonPictureSource) {
    this.#thread = new TaskThread<LessonTaskMap>(startLessonThread)
    this.#pictures = pictures
  }

  /** Errors: those of `pictures`. Rejects when the lesson's computation threw or its thread ended: a bug, told as such. */
  async compute<Name extends LessonCallName>(
    name: Name,
    request: Parameters<LessonCalls[Name]>[0],
  ): Promise<Result<ReturnType<LessonCalls[Name]>>> {
    if (!needsPictures(name)) return this.#thread.run(name, request as LessonTaskMap[Name]['request'])
    const pictures = await this.#pictures(picturesNeeded(name))
    if (!pictures.ok) return pictures
    // Said twice, because TypeScript cannot see through the conditional type while `Name` is open.
    const withPictures = { asked: request, pictures: pictures.value } as LessonTaskMap[Name]['request']
    return this.#thread.run(name, withPictures)
  }

  close(): Promise<void> {
    return this.#thread.close()
  }
}
