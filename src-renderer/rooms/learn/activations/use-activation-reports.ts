/** Every activation's training, one after the other: those on show first, then those of the question. */
import { onScopeDispose, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { ActivationName } from '../../../../shared/domain/architecture'
import type { ActivationReport } from '../../../../shared/domain/lessons/activations'
import { useLessonCall } from '../use-lesson-call'

export interface ActivationReports {
  readonly reports: ShallowRef<ReadonlyMap<ActivationName, ActivationReport>>
  readonly problem: Ref<string>
  /** Goes on until every wanted one is there, or one failed. */
  readonly measure: () => Promise<void>
}

/** @param wanted in the order in which they are needed; asked again before each */
export function useActivationReports(wanted: () => readonly ActivationName[]): ActivationReports {
  const reports = shallowRef<ReadonlyMap<ActivationName, ActivationReport>>(new Map())
  const { ask, problem } = useLessonCall('lesson:train-activation')
  let isMeasuring = false
  let isOpen = true

  const nextWanted = (): ActivationName | undefined => wanted().find((name) => !reports.value.has(name))
  /** A function, because leaving the lesson changes it while a training is awaited. */
  const isStillOpen = (): boolean => isOpen

  async function measure(): Promise<void> {
    if (isMeasuring) return
    isMeasuring = true
    for (let name = nextWanted(); name && isStillOpen(); name = nextWanted()) {
      const report = await ask({ activation: name })
      if (!report) break
      reports.value = new Map([...reports.value, [name, report]])
    }
    isMeasuring = false
  }

  onScopeDispose(() => {
    isOpen = false
  })
  return { reports, problem, measure }
}
