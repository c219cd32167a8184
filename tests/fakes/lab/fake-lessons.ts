/** The lessons of the fake lab compute for real: the thread's own functions, in the page. */
import { LESSON_CALL_NAMES, type LessonCallName } from '../../../shared/ipc/lesson-calls'
import type { LabBridge } from '../../../shared/ipc/bridge'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import { lessonTasks, type LessonPorts } from '../../../src-main/workers/lesson-server'

type LessonBridge = Pick<LabBridge<File>['calls'], LessonCallName>

/** A clock and readable kernels, for the page and for specs. */
export const lessonPorts: LessonPorts = {
  now: () => performance.now(),
  createKernels: () => Promise.resolve(createReferenceKernels('float64')),
}

export function fakeLessons(): LessonBridge {
  const tasks = lessonTasks(lessonPorts)
  const entries = LESSON_CALL_NAMES.map((name) => {
    const task = tasks[name] as (request: unknown) => unknown
    return [name, (request: unknown) => Promise.resolve(task(structuredClone(request)))]
  })
  return Object.fromEntries(entries) as LessonBridge
}
