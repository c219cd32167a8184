/** The start of the designed network, drawn by the engine itself a moment after the last edit. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { InitialWeights } from '../../../shared/domain/initial-weights'
import { callLab } from '../../bridge/lab'
import { useNetworkStore } from '../../stores/network-store'

/** Longer than between two steps of a drag, shorter than a wait. */
const PAUSE_MS = 150

export interface InitialWeightsView {
  /** Null until the first answer. */
  readonly start: ShallowRef<InitialWeights | null>
  /** Why there is none; empty when there is. */
  readonly problem: ShallowRef<string>
}

export function useInitialWeights(): InitialWeightsView {
  const network = useNetworkStore()
  const start = shallowRef<InitialWeights | null>(null)
  const problem = shallowRef('')
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    asked += 1
    const mine = asked
    const { hidden, initialization, seed } = network.design
    const { inputs } = network.architecture
    const answer = await callLab('network:draw-initial-weights', { inputs, hidden, initialization, seed })
    if (mine !== asked) return
    start.value = answer.ok ? answer.value : null
    problem.value = answer.ok ? '' : answer.error.message
  }

  watch(
    () => [network.architecture, network.design.initialization, network.design.seed],
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void ask(), PAUSE_MS)
    },
  )
  void ask()
  onScopeDispose(() => clearTimeout(timer))
  return { start, problem }
}
