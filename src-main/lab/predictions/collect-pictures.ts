/** The pictures among what a person named: files as they are, folders opened to any depth in code-point order. */
import { basename } from 'node:path'
import type { PredictionOutcome } from '../../../shared/domain/prediction'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { dataErrors } from '../../../shared/messages/data-errors'
import { nextPictureId } from '../datasets/candidates'
import type { DroppedItem } from '../datasets/interpret-drop'
import { isFolder, scanFolder } from '../datasets/scan-folder'
import type { Asked } from './predict-pictures'

export interface Collected {
  /** In the order given. */
  readonly pictures: readonly Asked[]
  /** Found in a folder and no file that could be a picture. */
  readonly refused: readonly PredictionOutcome[]
}

/** Errors: no-pictures, where not even a file was found that could be named. */
export async function collectPictures(items: readonly DroppedItem[]): Promise<Result<Collected>> {
  const pictures: Asked[] = []
  const refused: PredictionOutcome[] = []
  for (const item of items) {
    if (item.kind === 'bytes') {
      pictures.push({ id: nextPictureId(), name: item.name, origin: { kind: 'bytes', bytes: item.bytes } })
      continue
    }
    const name = basename(item.path)
    if (await isFolder(item.path)) {
      const scan = await scanFolder(item.path, name)
      for (const file of scan.files) pictures.push(asked(file.name, file.path))
      for (const refusal of scan.refused) refused.push({ ok: false, id: nextPictureId(), ...refusal })
    } else pictures.push(asked(name, item.path)) // a file that is not there is refused when it is read
  }
  if (pictures.length + refused.length === 0)
    return failure('no-pictures', dataErrors.noPictures(onlyName(items), 0))
  return ok({ pictures, refused })
}

function onlyName([first, ...others]: readonly DroppedItem[]): string | null {
  return first?.kind === 'path' && others.length === 0 ? basename(first.path) : null
}

function asked(name: string, path: string): Asked {
  return { id: nextPictureId(), name, origin: { kind: 'file', path } }
}
