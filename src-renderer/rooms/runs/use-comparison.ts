/** The shown run beside another one, on the test pictures that both have. */
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { RunComparison } from '../../../shared/domain/evaluation/run-answers'
import type { RunSummary } from '../../../shared/domain/run'
import type { LabError } from '../../../shared/ipc/result'
import { callLab } from '../../bridge/lab'

export interface Comparison {
  /** Runs that the shown one can be compared with. */
  readonly others: ComputedRef<readonly RunSummary[]>
  /** The chosen one while it is there, else the newest. */
  readonly other: ComputedRef<RunSummary | null>
  readonly otherId: Ref<string | null>
  readonly result: Readonly<ShallowRef<RunComparison | null>>
  readonly error: Readonly<ShallowRef<LabError | null>>
}

const ASKABLE: ReadonlySet<string> = new Set(['paused', 'finished', 'stopped', 'diverged'])

export function useComparison(shown: () => RunSummary | null, runs: () => readonly RunSummary[]): Comparison {
  const otherId = ref<string | null>(null)
  const result = shallowRef<RunComparison | null>(null)
  const error = shallowRef<LabError | null>(null)
  let asking = 0

  const isAskable = (run: RunSummary): boolean => ASKABLE.has(run.progress.state) && run.dataset.test !== null
  const others = computed(() => runs().filter((run) => run.id !== shown()?.id && isAskable(run)))
  const other = computed(() => others.value.find(({ id }) => id === otherId.value) ?? others.value[0] ?? null)

  /** Names both networks in their present state; empty when there are not two. */
  const pair = computed(() => {
    const [first, second] = [shown(), other.value]
    if (!first || !second || !isAskable(first)) return ''
    return [first, second]
      .map(({ id, progress }) => `${id} ${progress.iteration} ${progress.elapsedMs}`)
      .join()
  })
  watch(
    pair,
    async (now) => {
      const mine = ++asking
      const [firstId, secondId] = [shown()?.id, other.value?.id]
      result.value = null
      error.value = null
      if (now === '' || firstId === undefined || secondId === undefined) return
      const answer = await callLab('answers:compare-runs', { firstId, secondId })
      if (mine !== asking) return
      error.value = answer.ok ? null : answer.error
      result.value = answer.ok ? answer.value : null
    },
    { immediate: true },
  )
  return { others, other, otherId, result, error }
}
