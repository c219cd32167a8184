/** The pictures of one class, read from the main process in pages as they come into sight. */
import { shallowRef, watch } from 'vue'
import type { DatasetSummary, Label, PictureSummary } from '../../../shared/domain/dataset'
import type { PageRequest } from '../../../shared/ipc/contract'
import type { LabError, Result } from '../../../shared/ipc/result'

const PAGE_SIZE = 120

interface Page<Listed> {
  readonly fingerprint: string
  readonly pictures: readonly Listed[]
}

/** All pictures of a class, or some of them. */
type ListPictures<Listed> = (
  request: PageRequest,
) => Promise<Result<{ readonly pictures: readonly Listed[] }>>

export interface PicturePages<Listed = PictureSummary> {
  /** The picture at a place, or null while its page is on its way. */
  readonly pictureAt: (index: number) => Listed | null
  /** Makes sure that the pictures from `first` up to, not including, `end` are there or coming. */
  readonly ensure: (first: number, end: number) => void
  readonly error: Readonly<{ value: LabError | null }>
}

/** A page of an older fingerprint stays in sight until its successor is there: nothing flickers on a change. */
export function usePicturePages<Listed>(
  dataset: () => DatasetSummary | null,
  label: Label,
  list: ListPictures<Listed>,
): PicturePages<Listed> {
  const pages = shallowRef<ReadonlyMap<number, Page<Listed>>>(new Map())
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
    const result = await list({
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

  function pictureAt(index: number): Listed | null {
    return pages.value.get(Math.floor(index / PAGE_SIZE))?.pictures[index % PAGE_SIZE] ?? null
  }

  return { pictureAt, ensure, error }
}
