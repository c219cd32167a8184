/** One of a lesson's computations: the newest question wins, an answer that was overtaken is dropped. A recording answers in the engine's place. */
import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { LessonCallName, LessonCalls } from '../../../shared/ipc/lesson-calls'
import type { LabCalls } from '../../../shared/ipc/contract'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { recordingMessages } from '../../../shared/messages/learn/recording'
import { callLab } from '../../bridge/lab'
import { useRecordingStore } from '../../stores/recording-store'

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
  const source = useAnswers(name)
  let newest = 0

  async function ask(...request: Parameters<LabCalls[Name]>): Promise<ReturnType<LessonCalls[Name]> | null> {
    const mine = ++newest
    const result = await source(...request)
    if (mine !== newest) return null
    problem.value = result.ok ? '' : result.error.message
    if (!result.ok) return null
    answer.value = result.value
    return result.value
  }

  return { answer, problem, ask }
}

/** The recording that is shown, or else the engine, whose answers are kept for one. Decided once, when the lesson opens. */
function useAnswers<Name extends LessonCallName>(name: Name) {
  type Answer = ReturnType<LessonCalls[Name]>
  const recordings = useRecordingStore()
  const playback = recordings.playbackOf(name)
  let isOpen = true
  onScopeDispose(() => {
    isOpen = false
  })

  async function replay(...[request]: Parameters<LabCalls[Name]>): Promise<Result<Answer>> {
    const found = await playback?.answer(name, request ?? {})
    // The recording's reader has checked that each call has an answer of its own form.
    return found ? ok(found as Answer) : failure('unknown-id', recordingMessages.missing)
  }

  async function measure(...request: Parameters<LabCalls[Name]>): Promise<Result<Answer>> {
    const started = performance.now()
    const result = await callLab(name, ...request)
    if (result.ok && isOpen) {
      recordings.note({
        call: name,
        request: request[0] ?? {},
        answer: result.value,
        tookMs: performance.now() - started,
      })
    }
    return result
  }

  return playback ? replay : measure
}
