/** Names and ids of a run's pictures by their place, read from the main process as they come into sight. */
import { shallowRef, watch } from 'vue'
import type { PictureSummary } from '../../../shared/domain/dataset'
import type { LabError } from '../../../shared/ipc/result'
import { callLab } from '../../bridge/lab'

/** The most that one call answers. */
const MOST_AT_ONCE = 500

export interface AnsweredPictures {
  /** The picture at a place of the run's data set, or null while it is on its way. */
  readonly at: (index: number) => PictureSummary | null
  /** Makes sure that the pictures at these places are there or coming. */
  readonly ensure: (indices: readonly number[]) => void
  readonly error: Readonly<{ value: LabError | null }>
}

export function useAnsweredPictures(runId: () => string): AnsweredPictures {
  const known = shallowRef<ReadonlyMap<number, PictureSummary>>(new Map())
  const error = shallowRef<LabError | null>(null)
  const asked = new Set<number>()

  watch(runId, () => {
    known.value = new Map()
    asked.clear()
  })

  async function read(ofRun: string, indices: readonly number[]): Promise<void> {
    const result = await callLab('answers:list-pictures', { runId: ofRun, indices })
    if (ofRun !== runId()) return
    error.value = result.ok ? null : result.error
    if (!result.ok) {
      for (const index of indices) asked.delete(index)
      return
    }
    const more = new Map(known.value)
    result.value.forEach((picture, i) => {
      const index = indices[i]
      if (index !== undefined) more.set(index, picture)
    })
    known.value = more
  }

  function ensure(indices: readonly number[]): void {
    const missing = indices.filter((index) => !asked.has(index)).slice(0, MOST_AT_ONCE)
    if (missing.length === 0) return
    for (const index of missing) asked.add(index)
    void read(runId(), missing)
  }

  return { at: (index) => known.value.get(index) ?? null, ensure, error }
}
