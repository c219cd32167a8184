/** One import, from its first event to its answer: what the page shows while pictures come in. */
import { computed, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { DatasetSummary, PictureSummary } from '../../shared/domain/dataset'
import type { ImportProgress } from '../../shared/ipc/events'
import type { Result } from '../../shared/ipc/result'
import { useLabEvent } from '../bridge/lab'

/** Thumbnails kept while importing: more than fit a 4K window, few enough to stay quick. */
const ARRIVALS_KEPT = 400

export type DatasetAnswer = Result<DatasetSummary | null>

export interface DatasetImport {
  /** Null while nothing is being imported. */
  readonly progress: ShallowRef<ImportProgress | null>
  /** Pictures of this import, newest last. */
  readonly arrivals: ShallowRef<readonly PictureSummary[]>
  /** How many came so far, also those no longer in `arrivals`. */
  readonly arrived: ShallowRef<readonly [positive: number, negative: number]>
  readonly isImporting: Ref<boolean>
  /** Runs an import; answers null at once when one is running already. `isShownAtOnce` is false while a dialog is open. */
  readonly run: (
    answer: () => Promise<DatasetAnswer>,
    isShownAtOnce: boolean,
  ) => Promise<DatasetAnswer | null>
}

const STARTED: ImportProgress = { phase: 'scanning', done: 0, total: 0, refused: 0, latest: [] }

export function useDatasetImport(): DatasetImport {
  const progress = shallowRef<ImportProgress | null>(null)
  const arrivals = shallowRef<readonly PictureSummary[]>([])
  const arrived = shallowRef<readonly [number, number]>([0, 0])
  const isRunning = ref(false)
  // A reloaded page takes part in an import that it did not start. After an answer, a straggling event starts nothing.
  let isListening = true

  useLabEvent('dataset:import-progressed', (next) => {
    if (!isListening) return
    progress.value = next.phase === 'done' && !isRunning.value ? null : next
    arrivals.value = [...arrivals.value, ...next.latest].slice(-ARRIVALS_KEPT)
    const positives = next.latest.filter(({ label }) => label === 1).length
    arrived.value = [arrived.value[0] + positives, arrived.value[1] + next.latest.length - positives]
  })

  async function run(
    answer: () => Promise<DatasetAnswer>,
    isShownAtOnce: boolean,
  ): Promise<DatasetAnswer | null> {
    if (isRunning.value || progress.value !== null) return null
    isRunning.value = true
    isListening = true
    arrivals.value = []
    arrived.value = [0, 0]
    if (isShownAtOnce) progress.value = STARTED
    const result = await answer()
    isListening = false
    isRunning.value = false
    progress.value = null
    return result
  }

  return { progress, arrivals, arrived, isImporting: computed(() => progress.value !== null), run }
}
