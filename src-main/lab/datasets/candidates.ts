/** From found pictures to candidates with ids and labels: the one place where ids are given. */
import type { Label } from '../../../shared/domain/dataset'
import type { PicturesInMemory } from '../../workers/task-protocol'
import type { PictureCandidate } from './dataset'
import type { ClassFiles } from './interpret-drop'

let given = 0

/** An id that says nothing about the picture and is not given twice while the app runs. */
export function nextPictureId(): string {
  given += 1
  return `picture-${given}`
}

/** The order in which pictures were found: the seeded split goes by it, so changed data keep to it. */
export function byArrival(a: PictureCandidate, b: PictureCandidate): number {
  return a.id.length - b.id.length || (a.id < b.id ? -1 : 1)
}

export function candidatesOfClass(files: ClassFiles, label: Label): readonly PictureCandidate[] {
  return files.pictures.map(({ name, origin, fixedSplit }) => ({
    id: nextPictureId(),
    name,
    label,
    fixedSplit,
    origin,
  }))
}

/** @param isWhole whether the source itself says which pictures are for testing (then its split is kept) */
export function candidatesInMemory(source: PicturesInMemory, isWhole: boolean): readonly PictureCandidate[] {
  return source.pictures.map(({ name, label, bytes }) => ({
    id: nextPictureId(),
    name,
    label,
    fixedSplit: isWhole ? source.split : null,
    origin: { kind: 'bytes', bytes },
  }))
}
