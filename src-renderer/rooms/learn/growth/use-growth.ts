/** The lesson's trainings, one after the other until all are done or somebody stops them. */
import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { GROWTH_SHARES, type GrowthReport } from '../../../../shared/domain/lessons/growth'
import { growthMessages } from '../../../../shared/messages/learn/growth'
import type { MeasuredAnswer } from '../lesson-question'
import { nearestChoice } from '../nearest-choice'
import { useLessonCall } from '../use-lesson-call'
import { GROWTH_PLAN, learningCurves, type LearningCurve } from './growth-curves'

export interface Growth {
  /** As they come. */
  readonly reports: ShallowRef<readonly GrowthReport[]>
  readonly curves: ComputedRef<readonly LearningCurve[]>
  readonly isMeasuring: Ref<boolean>
  /** Once the first draw of everything is done; the further draws make it surer. */
  readonly measured: ComputedRef<MeasuredAnswer | null>
  readonly problem: Ref<string>
  /** From where it was stopped. */
  readonly goOn: () => Promise<void>
  readonly stop: () => void
}

export function useGrowth(): Growth {
  const reports = shallowRef<readonly GrowthReport[]>([])
  const isMeasuring = ref(false)
  const { ask, problem } = useLessonCall('lesson:measure-growth')
  /** A function, because stopping changes it while a training is awaited. */
  const isGoingOn = (): boolean => isMeasuring.value
  let loop: Promise<void> | null = null

  async function measure(): Promise<void> {
    for (
      let next = GROWTH_PLAN[reports.value.length];
      next && isGoingOn();
      next = GROWTH_PLAN[reports.value.length]
    ) {
      const report = await ask(next)
      if (!report) break
      reports.value = [...reports.value, report]
    }
    isMeasuring.value = false
    loop = null
  }

  function goOn(): Promise<void> {
    isMeasuring.value = true
    loop ??= measure()
    return loop
  }

  const stop = (): void => {
    isMeasuring.value = false
  }
  onScopeDispose(stop)

  const curves = computed(() => learningCurves(reports.value))
  return {
    reports,
    curves,
    isMeasuring,
    measured: computed(() => answerOf(curves.value)),
    problem,
    goOn,
    stop,
  }
}

function answerOf(curves: readonly LearningCurve[]): MeasuredAnswer | null {
  const points = curves.find(({ network }) => network === 'large')?.points ?? []
  const [first, before, last] = [points[0], points.at(-2), points.at(-1)]
  if (points.length < GROWTH_SHARES || !first || !before || !last) return null
  return {
    choice: nearestChoice(growthMessages.choices, last.median - first.median),
    text: growthMessages.measured(
      ...([first.examples, first.median] as const),
      ...([last.examples, last.median] as const),
      last.median - before.median,
    ),
  }
}
