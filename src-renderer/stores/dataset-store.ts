/** The data set, the import that makes it, and every change to it. The pictures themselves stay in the main process. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { DatasetSummary, Label, PictureSummary } from '../../shared/domain/dataset'
import type { Preprocessing } from '../../shared/domain/preprocessing'
import type { Zone } from '../../shared/ipc/contract'
import type { ImportProgress } from '../../shared/ipc/events'
import type { LabError, Result } from '../../shared/ipc/result'
import { dataMessages } from '../../shared/messages/data'
import { callLab, registerDrop, useLabEvent } from '../bridge/lab'
import { useToastStore } from './toast-store'

/** Thumbnails kept while importing: more than fit a 4K window, few enough to stay quick. */
const ARRIVALS_KEPT = 240

export const useDatasetStore = defineStore('dataset', () => {
  const toasts = useToastStore()
  const dataset = shallowRef<DatasetSummary | null>(null)
  const progress = shallowRef<ImportProgress | null>(null)
  /** Pictures of the running import, newest last, and how many of each label came so far. */
  const arrivals = shallowRef<readonly PictureSummary[]>([])
  const arrived = shallowRef<readonly [positive: number, negative: number]>([0, 0])
  const error = shallowRef<LabError | null>(null)
  const isLoaded = ref(false)
  const isChanging = ref(false)
  const isImporting = computed(() => progress.value !== null)

  useLabEvent('dataset:changed', (changed) => {
    dataset.value = changed
  })
  useLabEvent('dataset:import-progressed', (next) => {
    if (progress.value === null) return
    progress.value = next
    arrivals.value = [...arrivals.value, ...next.latest].slice(-ARRIVALS_KEPT)
    const positives = next.latest.filter(({ label }) => label === 1).length
    arrived.value = [arrived.value[0] + positives, arrived.value[1] + next.latest.length - positives]
  })

  /** Takes over an answer: a data set, nothing (the person changed their mind), or an error to show in place. */
  function settle(result: Result<DatasetSummary | null>): boolean {
    error.value = result.ok || result.error.code === 'cancelled' ? null : result.error
    if (result.ok) dataset.value = result.value
    return result.ok
  }

  async function load(): Promise<void> {
    settle(await callLab('dataset:current'))
    isLoaded.value = true
  }

  /** Runs one import from its first event to its answer; what was there before stays when it fails. */
  async function importing(answer: () => Promise<Result<DatasetSummary | null>>): Promise<void> {
    if (isImporting.value) return
    error.value = null
    arrivals.value = []
    arrived.value = [0, 0]
    progress.value = { phase: 'scanning', done: 0, total: 0, refused: 0, latest: [] }
    const before = dataset.value
    const result = await answer()
    progress.value = null
    if (result.ok && result.value === null) return
    if (settle(result) && before !== null) offerUndo(dataMessages.added)
  }

  function openFiles(files: readonly File[], zone: Zone): Promise<void> {
    return importing(async () => {
      const drop = await registerDrop(files)
      return drop.ok ? callLab('dataset:open-drop', { dropId: drop.value.dropId, zone }) : drop
    })
  }

  const chooseFolder = (zone: Zone): Promise<void> =>
    importing(() => callLab('dataset:choose-folder', { zone }))
  const openSample = (): Promise<void> => importing(() => callLab('dataset:open-sample'))

  async function cancelImport(): Promise<void> {
    const result = await callLab('dataset:cancel-import')
    if (!result.ok) error.value = result.error
  }

  /** A change that is quick and shows where it was made. */
  async function change(answer: Promise<Result<DatasetSummary | null>>): Promise<boolean> {
    isChanging.value = true
    const isDone = settle(await answer)
    isChanging.value = false
    return isDone
  }

  const renameClass = (label: Label, name: string): Promise<boolean> =>
    change(callLab('dataset:rename-class', { label, name }))
  const setPreprocessing = (preprocessing: Preprocessing): Promise<boolean> =>
    change(callLab('dataset:set-preprocessing', preprocessing))

  async function swapClasses(): Promise<void> {
    if (await change(callLab('dataset:swap-classes'))) offerUndo(dataMessages.swapped)
  }

  async function clear(): Promise<void> {
    const result = await callLab('dataset:clear')
    if (settle(result)) offerUndo(dataMessages.cleared)
  }

  async function undo(): Promise<void> {
    await change(callLab('dataset:undo'))
  }

  function offerUndo(text: string): void {
    toasts.show(text, { label: dataMessages.undo, run: () => void undo() })
  }

  return {
    dataset,
    progress,
    arrivals,
    arrived,
    error,
    isLoaded,
    isChanging,
    isImporting,
    load,
    openFiles,
    chooseFolder,
    openSample,
    cancelImport,
    renameClass,
    swapClasses,
    setPreprocessing,
    clear,
    undo,
  }
})
