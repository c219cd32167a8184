/** One of a lesson's computations: the newest question wins, an answer that was overtaken is dropped. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { LessonCallName, LessonCalls } from '../../../shared/ipc/lesson-calls'
import type { LabCalls } from '../../../shared/ipc/contract'
import { callLab } from '../../bridge/lab'

export interface LessonCall<Name extends LessonCallName> {
  /** The newest answer; the one before stays until the next is there. */
  readonly answer: ShallowRef<ReturnType<LessonCalls[Name]> | null>
  /** Why there is none; empty when all is well. */
  readonly problem: Ref<string>
  /** Resolves to this question's own answer; null when it failed or a newer question was asked. */
  readonly ask: (...request: Parameters<LabCalls[Name]>) => Promise<ReturnType<LessonCalls[Name]> | null>
}

export function useLessonCall<Name extends LessonCallName>(name: Name): LessonCall<Name> {
  // Said, because TypeScript cannot see through `shallowRef` while `Name` is open.
  const answer = shallowRef(null) as ShallowRef<ReturnType<LessonCalls[Name]> | null>
  const problem = ref('')
  let newest = 0

  async function ask(...request: Parameters<LabCalls[Name]>): Promise<ReturnType<LessonCalls[Name]> | null> {
    const mine = ++newest
    const result = await callLab(name, ...request)
    if (mine !== newest) return null
    problem.value = result.ok ? '' : result.error.message
    if (!result.ok) return null
    answer.value = result.value
    return result.value
  }

  return { answer, problem, ask }
}
