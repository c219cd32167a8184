/** The lesson's experiments: one division after the other, first of the settings on show, then of the question's. */
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { SPLIT_COUNT, type SplitReport, type SplitRequest } from '../../../../shared/domain/lessons/splits'
import { splitsMessages } from '../../../../shared/messages/learn/splits'
import type { MeasuredAnswer } from '../lesson-question'
import { nearestChoice } from '../nearest-choice'
import { useLessonCall } from '../use-lesson-call'
import { splitStatistics } from './split-statistics'

export type SplitSettings = Omit<SplitRequest, 'split'>

/** The question's experiment. */
export const QUESTION_SETTINGS: SplitSettings = { testPictures: 50, iterations: 80 }

export interface SplitExperiments {
  /** Divisions of the settings on show that are done. */
  readonly reports: ComputedRef<readonly SplitReport[]>
  readonly measured: ComputedRef<MeasuredAnswer | null>
  readonly problem: Ref<string>
  /** Goes on until both experiments are done, or one division failed. */
  readonly measure: () => Promise<void>
}

export function useSplits(settings: Ref<SplitSettings>): SplitExperiments {
  const series = shallowRef<ReadonlyMap<string, readonly SplitReport[]>>(new Map())
  const { ask, problem } = useLessonCall('lesson:measure-split')
  let isMeasuring = false
  let isOpen = true

  const doneOf = (wanted: SplitSettings): readonly SplitReport[] => series.value.get(keyOf(wanted)) ?? []
  const nextWanted = (): SplitSettings | undefined =>
    [settings.value, QUESTION_SETTINGS].find((wanted) => doneOf(wanted).length < SPLIT_COUNT)
  /** A function, because leaving the lesson changes it while a division is awaited. */
  const isStillOpen = (): boolean => isOpen

  async function measure(): Promise<void> {
    if (isMeasuring) return
    isMeasuring = true
    for (let wanted = nextWanted(); wanted && isStillOpen(); wanted = nextWanted()) {
      const done = doneOf(wanted)
      const report = await ask({ ...wanted, split: done.length + 1 })
      if (!report) break
      series.value = new Map([...series.value, [keyOf(wanted), [...done, report]]])
    }
    isMeasuring = false
  }

  watch(settings, () => void measure())
  onScopeDispose(() => {
    isOpen = false
  })

  const measured = computed(() => {
    const done = doneOf(QUESTION_SETTINGS)
    const statistics = splitStatistics(done)
    if (!statistics || done.length < SPLIT_COUNT) return null
    const { lowest, highest, byChance } = statistics
    return {
      choice: nearestChoice(splitsMessages.choices, highest - lowest),
      text: splitsMessages.measured(lowest, highest, byChance),
    }
  })
  return { reports: computed(() => doneOf(settings.value)), measured, problem, measure }
}

function keyOf({ testPictures, iterations }: SplitSettings): string {
  return `${testPictures} ${iterations}`
}
