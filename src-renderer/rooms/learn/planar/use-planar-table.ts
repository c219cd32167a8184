/** The course's table of hidden layer sizes, measured one after the other, and what it says of the lesson's question. */
import { computed, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { PlanarAccuracy } from '../../../../shared/domain/lessons/planar'
import { formatCount, formatPercent } from '../../../../shared/messages/format'
import { planarMessages } from '../../../../shared/messages/learn/planar'
import type { MeasuredAnswer } from '../lesson-question'
import { nearestChoice } from '../nearest-choice'
import { useLessonCall } from '../use-lesson-call'

/** The course's sizes, and logistic regression before them. */
export const TABLE_UNITS = [0, 1, 2, 3, 4, 5, 20, 50] as const
const GOAL = 0.9

export interface PlanarTable {
  /** As they come. */
  readonly rows: ShallowRef<readonly PlanarAccuracy[]>
  readonly measured: ComputedRef<MeasuredAnswer | null>
  readonly problem: Ref<string>
  readonly measure: () => Promise<void>
}

export function usePlanarTable(): PlanarTable {
  const rows = shallowRef<readonly PlanarAccuracy[]>([])
  const { ask, problem } = useLessonCall('lesson:measure-planar')

  async function measure(): Promise<void> {
    if (rows.value.length > 0) return
    for (const units of TABLE_UNITS) {
      const row = await ask({ units })
      if (!row) return
      rows.value = [...rows.value, row]
    }
  }

  const measured = computed(() => {
    const logistic = rows.value.find(({ units }) => units === 0)
    const first = rows.value.find(({ accuracy }) => accuracy >= GOAL)
    if (!logistic || !first) return null
    return {
      choice: nearestChoice(planarMessages.choices, first.units),
      text: planarMessages.measured(
        formatCount(first.units),
        formatPercent(first.accuracy, 2),
        formatPercent(logistic.accuracy),
      ),
    }
  })
  return { rows, measured, problem, measure }
}
