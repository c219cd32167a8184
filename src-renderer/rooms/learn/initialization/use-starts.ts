/** The four starts of the lesson on one set of points, measured one after the other. */
import { shallowRef, type Ref, type ShallowRef } from 'vue'
import { STARTS, type StartReport, type StartRequest } from '../../../../shared/domain/lessons/initialization'
import { useLessonCall } from '../use-lesson-call'

export interface Starts {
  /** As they come. */
  readonly reports: ShallowRef<readonly StartReport[]>
  readonly problem: Ref<string>
  readonly measure: (data: StartRequest['data']) => Promise<void>
}

export function useStarts(): Starts {
  const reports = shallowRef<readonly StartReport[]>([])
  const { ask, problem } = useLessonCall('lesson:train-from')

  async function measure(data: StartRequest['data']): Promise<void> {
    reports.value = []
    for (const start of STARTS) {
      // Null when other points were chosen meanwhile, too: their own measuring goes on.
      const report = await ask({ start, data })
      if (!report) return
      reports.value = [...reports.value, report]
    }
  }

  return { reports, problem, measure }
}
