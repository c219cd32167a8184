/** Adding pictures to one class of the data that are open, or beginning with them. */
import type { ClassNames, Label } from '../../../shared/domain/dataset'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { dataErrors } from '../../../shared/messages/data-errors'
import { byArrival, candidatesOfClass } from './candidates'
import type { Dataset } from './dataset'
import type { Interpretation } from './interpret-drop'
import type { PlannedPictures } from './sources'

/** What the classes are called until a folder or a person names them. */
const UNNAMED: ClassNames = ['cat', 'non-cat']

/** Nothing is open yet. */
const EMPTY = { source: 'folders', classes: UNNAMED, pictures: [], refused: [] } as const

/** The first folder of a class names it. Errors: ambiguous-drop, when both classes would have the same name. */
export function planAddition(
  current: Dataset | null,
  { label, files, namesClass, refused }: Extract<Interpretation, { kind: 'add' }>,
): Result<PlannedPictures> {
  const before: Pick<Dataset, keyof typeof EMPTY> = current ?? EMPTY
  const isFirst = !before.pictures.some((picture) => picture.label === label)
  const classes = namesClass && isFirst ? renamed(before.classes, label, files.name) : before.classes
  if (classes[0] === classes[1]) return failure('ambiguous-drop', dataErrors.sameClassNames(classes[0]))
  return ok({
    source: before.source,
    classes,
    candidates: [...before.pictures.toSorted(byArrival), ...candidatesOfClass(files, label)],
    refused: [...before.refused, ...refused],
    addsTo: before,
  })
}

export function renamed([positive, negative]: ClassNames, label: Label, name: string): ClassNames {
  return label === 1 ? [name, negative] : [positive, name]
}
