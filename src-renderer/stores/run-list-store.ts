/** Every run there is, newest first, kept true by the main process' events. For the rail and for choosing a model. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { RunState, RunSummary } from '../../shared/domain/run'
import type { DamagedRun } from '../../shared/ipc/contract'
import { callLab, useLabEvent } from '../bridge/lab'

/** States in which there are weights to ask: those of a run that trains are copied for each question. */
const USABLE: ReadonlySet<RunState> = new Set(['training', 'paused', 'finished', 'stopped', 'diverged'])

export const useRunListStore = defineStore('run-list', () => {
  const runs = shallowRef<readonly RunSummary[]>([])
  /** Folders of earlier runs that cannot be read. */
  const damaged = shallowRef<readonly DamagedRun[]>([])
  const latest = computed(() => runs.value[0] ?? null)
  const usable = computed(() => runs.value.filter((run) => USABLE.has(run.progress.state)))
  const training = computed(
    () => runs.value.find(({ progress }) => ['preparing', 'training'].includes(progress.state)) ?? null,
  )

  function put(run: RunSummary): void {
    const known = runs.value.some(({ id }) => id === run.id)
    const next = known ? runs.value.map((other) => (other.id === run.id ? run : other)) : [run, ...runs.value]
    runs.value = newestFirst(next)
  }

  /** Reads the list afresh. A failure leaves the list as it is: the events keep it true from here on. */
  async function load(): Promise<void> {
    const result = await callLab('run:list')
    if (result.ok) runs.value = newestFirst(result.value)
    const unreadable = await callLab('run:list-damaged')
    if (unreadable.ok) damaged.value = unreadable.value
  }

  useLabEvent('run:changed', put)
  useLabEvent('run:deleted', ({ runId }) => {
    runs.value = runs.value.filter(({ id }) => id !== runId)
    damaged.value = damaged.value.filter(({ id }) => id !== runId)
  })
  useLabEvent('run:progressed', ({ runId, progress }) => {
    const run = runs.value.find(({ id }) => id === runId)
    if (run) put({ ...run, progress })
  })

  return { runs, damaged, latest, usable, training, load }
})

function newestFirst(runs: readonly RunSummary[]): readonly RunSummary[] {
  return runs.toSorted((one, other) => other.startedAt.localeCompare(one.startedAt))
}
