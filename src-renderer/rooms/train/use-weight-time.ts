/** The first layer at any kept moment of the run: live unless one looks back. */
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { WeightPictures } from '../../../shared/domain/run'
import { callLab } from '../../bridge/lab'
import { useRunStore } from '../../stores/run-store'

export interface WeightTime {
  /** What is to be drawn; null before the first picture. */
  readonly shown: ComputedRef<WeightPictures | null>
  /** Place on the slider: 0 is the start of the run, `last` is now. */
  readonly place: Readonly<Ref<number>>
  readonly last: ComputedRef<number>
  /** Moves to a place; the last one follows the run again. */
  readonly moveTo: (place: number) => void
  /** Why that place cannot be shown; null when it can. */
  readonly problem: Readonly<ShallowRef<string | null>>
}

export function useWeightTime(): WeightTime {
  const runs = useRunStore()
  const isLive = ref(true)
  /** The iteration that is looked at; places shift when pictures are thinned, iterations do not. */
  const wanted = ref(0)
  const past = shallowRef<WeightPictures | null>(null)
  const problem = shallowRef<string | null>(null)

  /** The newest picture has a place of its own, unless it is the last kept one. */
  const iterations = computed(() => {
    const kept = runs.weightIterations
    const now = runs.weights?.iteration
    return now === undefined || kept.at(-1) === now ? kept : [...kept, now]
  })
  const last = computed(() => Math.max(0, iterations.value.length - 1))
  const place = computed(() => {
    if (isLive.value) return last.value
    const found = iterations.value.findLastIndex((iteration) => iteration <= wanted.value)
    return Math.max(0, found)
  })

  async function fetchPast(): Promise<void> {
    const [runId, iteration] = [runs.run?.id, iterations.value[place.value]]
    if (runId === undefined || iteration === undefined || iteration === past.value?.iteration) return
    const answer = await callLab('run:weights-at', { runId, iteration })
    // Thinned away meanwhile: the next list of iterations leads to a neighbour.
    if (iterations.value[place.value] !== iteration) return
    if (answer.ok) past.value = answer.value
    problem.value = answer.ok ? null : answer.error.message
  }

  function moveTo(next: number): void {
    isLive.value = next >= last.value
    wanted.value = iterations.value[next] ?? 0
    problem.value = null
    if (!isLive.value) void fetchPast()
  }

  watch(
    () => runs.run?.id,
    () => {
      isLive.value = true
      past.value = null
      problem.value = null
    },
  )
  watch(iterations, () => {
    if (!isLive.value) void fetchPast()
  })

  const shown = computed(() => (isLive.value ? runs.weights : (past.value ?? runs.weights)))
  return { shown, place, last, moveTo, problem }
}
