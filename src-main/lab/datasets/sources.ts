/** The ways into a data set that begins with them: two folders, the course's `.h5` files, the generated sample. */
import { basename } from 'node:path'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { dataErrors } from '../../../shared/messages/data-errors'
import type { PicturesInMemory } from '../../workers/task-protocol'
import type { TaskThread } from '../tasks/task-thread'
import type { Dataset } from './dataset'
import { candidatesInMemory, candidatesOfClass } from './candidates'
import type { DatasetPlan } from './dataset-plan'
import type { TwoClasses } from './interpret-drop'

/** What a source decides of a plan; preprocessing, share and seed come from the person. */
export interface PlannedPictures extends Pick<DatasetPlan, 'source' | 'classes' | 'candidates' | 'refused'> {
  /** What is open already, to which pictures are to come; null for data that stand on their own. */
  readonly addsTo: Pick<Dataset, 'pictures' | 'refused'> | null
}

/** Two class folders, the positive one first. */
export function planTwoClasses({ positive, negative, refused }: TwoClasses): PlannedPictures {
  return {
    source: 'folders',
    classes: [positive.name, negative.name],
    candidates: [...candidatesOfClass(positive, 1), ...candidatesOfClass(negative, 0)],
    refused,
    addsTo: null,
  }
}

/** The sample is the same on every computer. */
const SAMPLE_SEED = 1

/**
 * One `.h5` file (a share of it is kept for testing) or a training and a test file.
 * Errors: h5-unreadable, h5-wrong-layout, ambiguous-drop.
 */
export async function planH5(paths: readonly string[], tasks: TaskThread): Promise<Result<PlannedPictures>> {
  const parts: PicturesInMemory[] = []
  for (const path of paths) {
    const part = await tasks.run('read-h5', { path, name: basename(path) })
    if (!part.ok) return part
    parts.push(part.value)
  }
  const [first, second] = parts
  if (!first) return failure('ambiguous-drop', dataErrors.mixedDrop())
  if (second && first.split === second.split) return failure('ambiguous-drop', dataErrors.twoTrainingFiles())
  const candidates = parts.flatMap((part) => candidatesInMemory(part, second !== undefined))
  return ok({ source: 'h5', classes: first.classes, candidates, refused: [], addsTo: null })
}

/** Drawn cat faces and other drawn things. */
export async function planSample(tasks: TaskThread): Promise<PlannedPictures> {
  const drawn = await tasks.run('draw-sample', { seed: SAMPLE_SEED })
  return {
    source: 'sample',
    classes: drawn.classes,
    candidates: candidatesInMemory(drawn, false),
    refused: [],
    addsTo: null,
  }
}
