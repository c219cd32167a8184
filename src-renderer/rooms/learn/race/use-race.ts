/** The race: one racer after the other, each timed alone, and what the times say of the lesson's question. */
import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { RACERS, type RaceReport, type RacerName } from '../../../../shared/domain/lessons/race'
import { raceMessages } from '../../../../shared/messages/learn/race'
import type { MeasuredAnswer } from '../lesson-question'
import { nearestChoice } from '../nearest-choice'
import { useLessonCall } from '../use-lesson-call'
import { speedup, timeOf } from './race-result'

export interface Race {
  /** As they come. */
  readonly reports: ShallowRef<readonly RaceReport[]>
  /** Who is on the track. */
  readonly running: Ref<RacerName | null>
  readonly measured: ComputedRef<MeasuredAnswer | null>
  readonly problem: Ref<string>
  /** All five anew; while they run a second call does nothing. */
  readonly run: () => Promise<void>
}

export function useRace(): Race {
  const reports = shallowRef<readonly RaceReport[]>([])
  const running = ref<RacerName | null>(null)
  const { ask, problem } = useLessonCall('lesson:race')
  let isOpen = true
  onScopeDispose(() => {
    isOpen = false
  })

  async function run(): Promise<void> {
    if (running.value !== null) return
    reports.value = []
    for (const racer of RACERS) {
      running.value = racer
      const report = await ask({ racer })
      if (!report || !isOpen) break
      reports.value = [...reports.value, report]
    }
    running.value = null
  }

  return { reports, running, measured: computed(() => answerOf(reports.value)), problem, run }
}

function answerOf(reports: readonly RaceReport[]): MeasuredAnswer | null {
  const loops = timeOf(reports, 'loops')
  if (reports.length < RACERS.length || loops === null) return null
  const fastest = reports.reduce((best, report) => (report.medianMs < best.medianMs ? report : best))
  const ratio = speedup(reports, fastest.racer) ?? Number.NaN
  return {
    choice: nearestChoice(raceMessages.choices, ratio),
    text: raceMessages.measured(raceMessages.names[fastest.racer], ratio, loops, fastest.medianMs),
  }
}
