/** Which pictures the grids show: all of them, or those that are there more than once. */
import { computed, ref, type ComputedRef, type WritableComputedRef } from 'vue'
import type { CopySummary, DatasetSummary, Label } from '../../../shared/domain/dataset'
import type { PageRequest } from '../../../shared/ipc/contract'
import { callLab } from '../../bridge/lab'
import { usePicturePages, type PicturePages } from './picture-pages'

interface ShownPictures {
  readonly pages: Readonly<Record<Label, PicturePages>>
  readonly copies: Readonly<Record<Label, PicturePages<CopySummary>>>
  /** How many are in the grids of the two classes. */
  readonly counts: ComputedRef<readonly [positive: number, negative: number]>
  /** False as soon as none is left. */
  readonly areCopiesShown: WritableComputedRef<boolean>
}

const listAll = (request: PageRequest) => callLab('dataset:list-pictures', request)
const listCopies = (request: PageRequest) => callLab('dataset:list-copies', request)

export function useShownPictures(dataset: () => DatasetSummary | null): ShownPictures {
  const isAskedFor = ref(false)
  const areCopiesShown = computed({
    get: () => isAskedFor.value && (dataset()?.copies.copies ?? 0) > 0,
    set: (isShown) => {
      isAskedFor.value = isShown
    },
  })
  const counts = computed(() => {
    const current = dataset()
    return (areCopiesShown.value ? current?.copies.pictures : current?.counts) ?? ([0, 0] as const)
  })
  return {
    pages: { 1: usePicturePages(dataset, 1, listAll), 0: usePicturePages(dataset, 0, listAll) },
    copies: { 1: usePicturePages(dataset, 1, listCopies), 0: usePicturePages(dataset, 0, listCopies) },
    counts,
    areCopiesShown,
  }
}
