/** The lesson's question, measured: the course's graph with b, and again with b a little larger. */
import { computed, onMounted, type ComputedRef, type Ref } from 'vue'
import { graphMessages } from '../../../../shared/messages/learn/graph'
import { formatMeasured } from '../../../../shared/messages/learn/number'
import type { MeasuredAnswer } from '../lesson-question'
import { nearestChoice } from '../nearest-choice'
import { useLessonCall } from '../use-lesson-call'
import { DEFAULT_GRAPHS } from './graph-inputs'

const NUDGE = 0.001

export const nudgeChoices = ['0.001', '0.003', '0.006', '0.009'].map((value) => ({ value, label: value }))

export function useNudgedGraph(): {
  readonly measured: ComputedRef<MeasuredAnswer | null>
  readonly problem: Ref<string>
} {
  const base = useLessonCall('lesson:run-graph')
  const nudged = useLessonCall('lesson:run-graph')
  onMounted(() => {
    const request = DEFAULT_GRAPHS.course
    void base.ask(request)
    void nudged.ask({ ...request, b: request.b + NUDGE })
  })

  const measured = computed(() => {
    const [before, after] = [base.answer.value?.nodes.at(-1), nudged.answer.value?.nodes.at(-1)]
    const slope = base.answer.value?.nodes.find(({ name }) => name === 'b')?.derivative
    if (!before || !after || typeof slope !== 'number') return null
    const rise = after.value - before.value
    return {
      choice: nearestChoice(nudgeChoices, rise),
      text: graphMessages.measured(formatMeasured(after.value), formatMeasured(rise), formatMeasured(slope)),
    }
  })
  return { measured, problem: base.problem }
}
