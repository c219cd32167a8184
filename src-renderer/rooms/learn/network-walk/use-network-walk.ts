/** The network that the lessons walk through: which weights, which examples, and what the engine found. */
import { computed, ref, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { WalkReport, WalkRequest } from '../../../../shared/domain/lessons/network-walk'
import { useDatasetStore } from '../../../stores/dataset-store'
import { useNetworkStore } from '../../../stores/network-store'
import { useRunStore } from '../../../stores/run-store'
import { useLessonCall } from '../use-lesson-call'

export type WalkWeights = 'start' | 'run'

export interface NetworkWalk {
  readonly report: ShallowRef<WalkReport | null>
  readonly problem: Ref<string>
  readonly weights: Ref<WalkWeights>
  /** Whether there is a run whose weights can be had. */
  readonly hasRun: ComputedRef<boolean>
  /** One training picture, counted from 1; null for all. */
  readonly picture: Ref<number | null>
}

/**
 * @param isShown nothing is computed before it is
 * @param first the weights that are shown until others are chosen; those of a run only where there is one
 */
export function useNetworkWalk(isShown: () => boolean, first: WalkWeights): NetworkWalk {
  const design = useNetworkStore()
  const data = useDatasetStore()
  const runs = useRunStore()
  if (!runs.isLoaded) void runs.load()
  const { answer: report, problem, ask } = useLessonCall('lesson:walk-network')

  const runId = computed(() =>
    runs.run === null || runs.run.progress.state === 'preparing' ? null : runs.run.id,
  )
  const chosen = ref<WalkWeights>(first)
  const weights = computed({
    get: () => (runId.value === null ? 'start' : chosen.value),
    set: (value) => {
      chosen.value = value
    },
  })
  const picture = ref<number | null>(null)
  const request = computed<WalkRequest>(() => {
    const { hidden, initialization, seed } = design.design
    const network =
      weights.value === 'run' && runId.value !== null
        ? ({ kind: 'run', runId: runId.value } as const)
        : ({ kind: 'designed', hidden, initialization, seed } as const)
    return { network, picture: picture.value }
  })
  watch(
    () => [isShown(), request.value, data.dataset?.fingerprint] as const,
    ([shown, asked]) => {
      if (shown) void ask(asked)
    },
    { immediate: true },
  )

  return { report, problem, weights, hasRun: computed(() => runId.value !== null), picture }
}
