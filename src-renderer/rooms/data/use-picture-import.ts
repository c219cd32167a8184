/** The ways into the Data room. Names typed on the empty zones are given to what is dropped on those zones. */
import type { Label } from '../../../shared/domain/dataset'
import type { Zone } from '../../../shared/ipc/contract'
import { useClassNamesStore } from '../../stores/class-names-store'
import { useDatasetStore } from '../../stores/dataset-store'

export interface PictureImport {
  readonly open: (files: readonly File[], zone: Zone) => Promise<void>
  readonly choose: (zone: Zone) => Promise<void>
  readonly sample: () => Promise<void>
}

export function usePictureImport(): PictureImport {
  const data = useDatasetStore()
  const typed = useClassNamesStore()

  async function name(label: Label, wanted: string): Promise<void> {
    if (data.dataset && data.dataset.classes[label === 1 ? 0 : 1] !== wanted)
      await data.renameClass(label, wanted)
  }

  async function giveTypedNames(): Promise<void> {
    const [positive, negative] = typed.names
    // Two classes cannot share a name, not even between two renamings.
    if (data.dataset?.classes[1] === positive) await name(0, `${positive}, ${negative}`)
    await name(1, positive)
    await name(0, negative)
  }

  /** A folder with two subfolders, an .h5 file and the sample bring names of their own. */
  async function settleNames(zone: Zone): Promise<void> {
    if (zone !== 'any' && typed.areTyped) await giveTypedNames()
    const isComplete = data.dataset?.counts.every((count) => count > 0) ?? false
    if (zone === 'any' || isComplete) typed.forget()
  }

  async function entering(zone: Zone, enter: () => Promise<boolean>): Promise<void> {
    const wasIncomplete = data.dataset?.counts.includes(0) ?? true
    if ((await enter()) && wasIncomplete) await settleNames(zone)
  }

  return {
    open: (files, zone) => entering(zone, () => data.openFiles(files, zone)),
    choose: (zone) => entering(zone, () => data.chooseFolder(zone)),
    sample: () => entering('any', () => data.openSample()),
  }
}
