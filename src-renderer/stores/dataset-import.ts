/** One import, from its first event to its answer: what the page shows while pictures come in. */
import { computed, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { DatasetSummary, PictureSummary } from '../../shared/domain/dataset'
import type { ImportProgress } from '../../shared/ipc/events'
import type { Result } from '../../shared/ipc/result'
import { useLabEvent } from '../bridge/lab'

/** Thumbnails shown of each class while importing: enough to fill a 4K window, few enough to stay quick. */
const ARRIVALS_SHOWN = 240

export type DatasetAnswer = Result<DatasetSummary | null>

export type Arrivals = readonly [positive: readonly PictureSummary[], negative: readonly PictureSummary[]]

export interface DatasetImport {
  /** Null while nothing is being imported. */
  readonly progress: ShallowRef<ImportProgress | null>
  /** The first pictures of this import, by class. */
  readonly arrivals: ShallowRef<Arrivals>
  /** How many came so far, also those no longer taken into `arrivals`. */
  readonly arrived: ShallowRef<readonly [positive: number, negative: number]>
  readonly isImporting: Ref<boolean>
  /** Runs an import; answers null at once when one is running already. `isShownAtOnce` is false while a dialog is open. */
  readonly run: (
    answer: () => Promise<DatasetAnswer>,
    isShownAtOnce: boolean,
  ) => Promise<DatasetAnswer | null>
  /** The data changed: an import that this page did not start has come to its end. */
  readonly endAdopted: () => void
  /** An import runs, in sight or behind a dialog. */
  readonly isRunning: Ref<boolean>
}

const STARTED: ImportProgress = {
  phase: 'scanning',
  classes: null,
  done: 0,
  total: 0,
  refused: 0,
  latest: [],
}

export function useDatasetImport(): DatasetImport {
  const progress = shallowRef<ImportProgress | null>(null)
  const arrivals = shallowRef<Arrivals>([[], []])
  const arrived = shallowRef<readonly [number, number]>([0, 0])
  const isRunning = ref(false)
  // A reloaded page takes part in an import that it did not start. After an answer, a straggling event starts nothing.
  let isListening = true

  useLabEvent('dataset:import-progressed', (next) => {
    if (!isListening) return
    progress.value = next.phase === 'done' && !isRunning.value ? null : next
    const latest = [1, 0].map((label) => next.latest.filter((picture) => picture.label === label))
    const [positive = [], negative = []] = latest
    arrivals.value = [firstOf(arrivals.value[0], positive), firstOf(arrivals.value[1], negative)]
    arrived.value = [arrived.value[0] + positive.length, arrived.value[1] + negative.length]
  })

  async function run(
    answer: () => Promise<DatasetAnswer>,
    isShownAtOnce: boolean,
  ): Promise<DatasetAnswer | null> {
    if (isRunning.value || progress.value !== null) return null
    isRunning.value = true
    isListening = true
    arrivals.value = [[], []]
    arrived.value = [0, 0]
    if (isShownAtOnce) progress.value = STARTED
    const result = await answer()
    isListening = false
    isRunning.value = false
    progress.value = null
    return result
  }

  function endAdopted(): void {
    if (!isRunning.value) progress.value = null
  }

  return {
    progress,
    arrivals,
    arrived,
    isRunning,
    isImporting: computed(() => progress.value !== null),
    run,
    endAdopted,
  }
}

function firstOf(
  shown: readonly PictureSummary[],
  more: readonly PictureSummary[],
): readonly PictureSummary[] {
  return shown.length >= ARRIVALS_SHOWN ? shown : [...shown, ...more].slice(0, ARRIVALS_SHOWN)
}
