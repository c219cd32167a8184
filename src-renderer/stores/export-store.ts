/** Models written to disk from this page: what is being written, what was, and what went wrong, for each run and format. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ExportedModel, ExportFormat } from '../../shared/ipc/contract'
import { callLab } from '../bridge/lab'

export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'writing' }
  | { readonly kind: 'written'; readonly model: ExportedModel }
  | { readonly kind: 'failed'; readonly message: string }

const IDLE: ExportState = { kind: 'idle' }

export const useExportStore = defineStore('export', () => {
  const states = shallowRef<ReadonlyMap<string, ExportState>>(new Map())
  const keyOf = (runId: string, format: ExportFormat): string => `${format} ${runId}`

  function stateOf(runId: string, format: ExportFormat): ExportState {
    return states.value.get(keyOf(runId, format)) ?? IDLE
  }

  /** Asks where, writes, reads back. Changing one's mind in the dialog leaves everything as it was. */
  async function save(runId: string, format: ExportFormat): Promise<void> {
    const key = keyOf(runId, format)
    const before = stateOf(runId, format)
    if (before.kind === 'writing') return
    const set = (state: ExportState): unknown => (states.value = new Map(states.value).set(key, state))
    set({ kind: 'writing' })
    const result = await callLab('model:export', { runId, format })
    if (!result.ok) set({ kind: 'failed', message: result.error.message })
    else set(result.value ? { kind: 'written', model: result.value } : before)
  }

  return { stateOf, save }
})
