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

  /** A folder with two subfolders, an .h5 file and the sample bring names of their own. */
  async function giveNames(zone: Zone): Promise<void> {
    const names = typed.areTyped && zone !== 'any' ? typed.names : null
    typed.forget()
    if (!names) return
    for (const [place, label] of [1, 0].entries() as IterableIterator<[0 | 1, Label]>)
      if (data.dataset && data.dataset.classes[place] !== names[place])
        await data.renameClass(label, names[place])
  }

  async function entering(zone: Zone, enter: () => Promise<boolean>): Promise<void> {
    const wasEmpty = data.dataset === null
    if ((await enter()) && wasEmpty) await giveNames(zone)
  }

  return {
    open: (files, zone) => entering(zone, () => data.openFiles(files, zone)),
    choose: (zone) => entering(zone, () => data.chooseFolder(zone)),
    sample: () => entering('any', () => data.openSample()),
  }
}
