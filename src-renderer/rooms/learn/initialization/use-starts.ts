/** The four starts of the lesson on one set of points or on pictures, measured one after the other. */
import { computed, shallowRef, type ShallowRef, type WritableComputedRef } from 'vue'
import { STARTS, type StartReport, type StartRequest } from '../../../../shared/domain/lessons/initialization'
import { useLessonCall } from '../use-lesson-call'

export type StartData = StartRequest['data'] | 'pictures'

export interface Starts {
  /** As they come. */
  readonly reports: ShallowRef<readonly StartReport[]>
  readonly problem: WritableComputedRef<string>
  readonly measure: (data: StartData) => Promise<void>
}

export function useStarts(): Starts {
  const reports = shallowRef<readonly StartReport[]>([])
  const points = useLessonCall('lesson:train-from')
  const pictures = useLessonCall('lesson:train-pictures-from')
  let newest = 0

  async function measure(data: StartData): Promise<void> {
    const mine = ++newest
    reports.value = []
    for (const start of STARTS) {
      const report = await (data === 'pictures' ? pictures.ask({ start }) : points.ask({ start, data }))
      // Something else may have been chosen meanwhile: its own measuring goes on.
      if (!report || mine !== newest) return
      reports.value = [...reports.value, report]
    }
  }

  const problem = computed({
    get: () => points.problem.value || pictures.problem.value,
    set: (text) => {
      points.problem.value = text
      pictures.problem.value = text
    },
  })
  return { reports, problem, measure }
}
