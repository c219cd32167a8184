/** The pictures among what a person named: files as they are, folders opened to any depth in code-point order. */
import { basename } from 'node:path'
import type { Refusal } from '../../../shared/domain/dataset'
import { nextPictureId } from '../datasets/candidates'
import type { DroppedItem } from '../datasets/interpret-drop'
import { isFolder, scanFolder } from '../datasets/scan-folder'
import type { Asked } from './predict-pictures'

export interface Collected {
  /** In the order given. */
  readonly pictures: readonly Asked[]
  readonly refused: readonly Refusal[]
}

export async function collectPictures(items: readonly DroppedItem[]): Promise<Collected> {
  const pictures: Asked[] = []
  const refused: Refusal[] = []
  for (const item of items) {
    if (item.kind === 'bytes') {
      pictures.push({ id: nextPictureId(), name: item.name, origin: { kind: 'bytes', bytes: item.bytes } })
      continue
    }
    const name = basename(item.path)
    if (await isFolder(item.path)) {
      const scan = await scanFolder(item.path, name)
      for (const file of scan.files) pictures.push(asked(file.name, file.path))
      refused.push(...scan.refused)
    } else pictures.push(asked(name, item.path)) // a file that is not there is refused when it is read
  }
  return { pictures, refused }
}

function asked(name: string, path: string): Asked {
  return { id: nextPictureId(), name, origin: { kind: 'file', path } }
}
