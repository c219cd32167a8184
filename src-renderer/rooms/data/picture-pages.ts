/** The pictures of one class, read from the main process in pages as they come into sight. */
import { shallowRef, watch } from 'vue'
import type { DatasetSummary, Label, PictureSummary } from '../../../shared/domain/dataset'
import type { LabError } from '../../../shared/ipc/result'
import { callLab } from '../../bridge/lab'

const PAGE_SIZE = 120

interface Page {
  readonly fingerprint: string
  readonly pictures: readonly PictureSummary[]
}

export interface PicturePages {
  /** The picture at a place, or null while its page is on its way. */
  readonly pictureAt: (index: number) => PictureSummary | null
  /** Makes sure that the pictures from `first` up to, not including, `end` are there or coming. */
  readonly ensure: (first: number, end: number) => void
  readonly error: Readonly<{ value: LabError | null }>
}

/** A page of an older fingerprint stays in sight until its successor is there: nothing flickers on a change. */
export function usePicturePages(dataset: () => DatasetSummary | null, label: Label): PicturePages {
  const pages = shallowRef<ReadonlyMap<number, Page>>(new Map())
  const error = shallowRef<LabError | null>(null)
  const asked = new Set<string>()

  watch(
    () => dataset()?.id,
    () => {
      pages.value = new Map()
      asked.clear()
    },
  )

  async function read(page: number, { id, fingerprint }: DatasetSummary): Promise<void> {
    const key = `${id} ${fingerprint} ${page}`
    if (asked.has(key)) return
    asked.add(key)
    const result = await callLab('dataset:list-pictures', {
      datasetId: id,
      label,
      offset: page * PAGE_SIZE,
      limit: PAGE_SIZE,
    })
    if (dataset()?.fingerprint !== fingerprint) return
    error.value = result.ok ? null : result.error
    if (result.ok)
      pages.value = new Map(pages.value).set(page, { fingerprint, pictures: result.value.pictures })
    else asked.delete(key)
  }

  function ensure(first: number, end: number): void {
    const current = dataset()
    if (!current || end <= first) return
    for (let page = Math.floor(first / PAGE_SIZE); page * PAGE_SIZE < end; page += 1)
      if (pages.value.get(page)?.fingerprint !== current.fingerprint) void read(page, current)
  }

  function pictureAt(index: number): PictureSummary | null {
    return pages.value.get(Math.floor(index / PAGE_SIZE))?.pictures[index % PAGE_SIZE] ?? null
  }

  return { pictureAt, ensure, error }
}
