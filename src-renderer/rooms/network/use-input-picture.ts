/** One of the person's pictures, as the network sees it, to stand for the input. */
import { shallowRef, watch, type ShallowRef } from 'vue'
import { seenAddress } from '../../../shared/ipc/addresses'
import { callLab } from '../../bridge/lab'
import { useDatasetStore } from '../../stores/dataset-store'

/** Its address; null without pictures. */
export function useInputPicture(): Readonly<ShallowRef<string | null>> {
  const data = useDatasetStore()
  const address = shallowRef<string | null>(null)

  watch(
    () => data.dataset,
    async (dataset) => {
      if (!dataset) {
        address.value = null
        return
      }
      const { id, fingerprint } = dataset
      const page = await callLab('dataset:list-pictures', { datasetId: id, label: 1, offset: 0, limit: 1 })
      // Without an answer the drawing shows an empty picture; the Data room is where a failure is told.
      const first = page.ok ? page.value.pictures[0] : undefined
      if (data.dataset?.fingerprint === fingerprint) {
        address.value = first ? seenAddress(first.id, fingerprint) : null
      }
    },
    { immediate: true },
  )
  return address
}
