/** A look inside the shown network, taken again and again while it trains, seldom enough not to slow it down. */
import { computed, onScopeDispose, watch, type ComputedRef } from 'vue'
import type { Probe } from '../../../shared/domain/probe'
import { callLab } from '../../bridge/lab'
import { useLookStore } from '../../stores/look-store'
import { useRunStore } from '../../stores/run-store'

/** Looking costs two passes over the pictures: at most a twentieth of the time goes into it. */
const SHARE_OF_TIME = 1 / 20
const SHORTEST_PAUSE_MS = 1500

export interface LookInside {
  /** Null before the first look, and for a run that nobody had looked into before its thread was gone. */
  readonly probe: ComputedRef<Probe | null>
  /** Why there is none: one sentence; null while there is nothing to say. */
  readonly problem: ComputedRef<string | null>
}

export function useProbe(): LookInside {
  const runs = useRunStore()
  const looksInside = useLookStore()
  const probe = computed(() => looksInside.shown?.probe ?? null)
  const problem = computed(() => looksInside.shown?.problem ?? null)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The newest look; an older answer that comes later counts no more. */
  let looks = 0

  async function look(): Promise<void> {
    clearTimeout(timer)
    const run = runs.run
    if (!run || run.progress.state === 'preparing') return
    looks += 1
    const mine = looks
    const asked = performance.now()
    const answer = await callLab('run:probe', { runId: run.id })
    if (mine !== looks) return
    const [found, why] = answer.ok ? [answer.value, null] : [null, answer.error.message]
    looksInside.keep({ runId: run.id, probe: found, problem: why })
    if (runs.run?.progress.state !== 'training') return
    const pause = Math.max(SHORTEST_PAUSE_MS, (performance.now() - asked) / SHARE_OF_TIME)
    timer = setTimeout(() => void look(), pause)
  }

  // After a pause, a step, a reset or the end the network stands still: one look tells all.
  watch([() => runs.run?.id, () => runs.run?.progress.state, () => stillIteration(runs)], () => void look(), {
    immediate: true,
  })
  onScopeDispose(() => {
    looks += 1
    clearTimeout(timer)
  })
  return { probe, problem }
}

/** The iteration of a run that stands still; constant while it moves. */
function stillIteration({ run }: ReturnType<typeof useRunStore>): number {
  return run && run.progress.state !== 'training' ? run.progress.iteration : -1
}
