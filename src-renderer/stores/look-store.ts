/** The last look inside a network, kept while the Train room is closed: opened again, it shows that until the next one. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Probe } from '../../shared/domain/probe'
import { useRunStore } from './run-store'

interface Look {
  readonly runId: string
  readonly probe: Probe | null
  /** Why there is none: one sentence. */
  readonly problem: string | null
}

export const useLookStore = defineStore('look', () => {
  const runs = useRunStore()
  const last = shallowRef<Look | null>(null)
  /** Of the run that is shown; null before anybody has looked inside it. */
  const shown = computed(() => (last.value?.runId === runs.run?.id ? last.value : null))
  function keep(look: Look): void {
    last.value = look
  }
  return { shown, keep }
})
