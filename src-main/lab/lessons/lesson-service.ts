/** The Learn room's computations: handed to the lesson thread, which is started when the first is asked for. */
import type { LessonCallName, LessonCalls } from '../../../shared/ipc/lesson-calls'
import { ok, type Result } from '../../../shared/ipc/result'
import type { WalkRequest } from '../../../shared/domain/lessons/network-walk'
import {
  needsNetwork,
  needsPictures,
  picturesNeeded,
  type LessonNetwork,
  type LessonTaskMap,
} from '../../workers/lesson-protocol'
import type { ThreadLike } from '../runs/training-thread'
import { TaskThread } from '../tasks/task-thread'
import type { LessonPictureSource } from './lesson-pictures'

/** Where the lessons about the person's own get it from. */
export interface LessonSources {
  readonly pictures: LessonPictureSource
  readonly network: (asked: WalkRequest) => Promise<Result<LessonNetwork | null>>
}

export class LessonService {
  readonly #thread: TaskThread<LessonTaskMap>
  readonly #sources: LessonSources

  constructor(startLessonThread: () => ThreadLike, sources: LessonSources) {
    this.#thread = new TaskThread<LessonTaskMap>(startLessonThread)
    this.#sources = sources
  }

  /** Errors: those of the sources. Rejects when the lesson's computation threw or its thread ended: a bug, told as such. */
  async compute<Name extends LessonCallName>(
    name: Name,
    request: Parameters<LessonCalls[Name]>[0],
  ): Promise<Result<ReturnType<LessonCalls[Name]>>> {
    const whole = await this.#withSources(name, request)
    // Said, because TypeScript cannot see through the conditional type while `Name` is open.
    return whole.ok ? this.#thread.run(name, whole.value as LessonTaskMap[Name]['request']) : whole
  }

  async #withSources(name: LessonCallName, asked: unknown): Promise<Result<unknown>> {
    if (needsPictures(name)) {
      const pictures = await this.#sources.pictures(picturesNeeded(name))
      return pictures.ok ? ok({ asked, pictures: pictures.value }) : pictures
    }
    if (needsNetwork(name)) {
      const own = await this.#sources.network(asked as WalkRequest) // what the call's parser let through
      return own.ok ? ok({ asked, own: own.value }) : own
    }
    return ok(asked)
  }

  close(): Promise<void> {
    return this.#thread.close()
  }
}
