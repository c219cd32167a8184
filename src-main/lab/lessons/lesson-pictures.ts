/** The pictures that lessons compute on: the data set that is open when it has enough of each class, else the sample. */
import type { Label } from '../../../shared/domain/dataset'
import { SPLIT_CLASS_MINIMUM } from '../../../shared/domain/lessons/splits'
import { DEFAULT_PREPROCESSING, featureCount } from '../../../shared/domain/preprocessing'
import { ok, type Result } from '../../../shared/ipc/result'
import type { LessonPictures } from '../../workers/lesson-protocol'
import { buildDataset } from '../datasets/build-dataset'
import type { Dataset } from '../datasets/dataset'
import { planSample } from '../datasets/sources'
import type { PicturePool } from '../pictures/picture-pool'
import type { TaskThread } from '../tasks/task-thread'

export interface LessonPicturePorts {
  readonly currentDataset: () => Dataset | null
  readonly pool: PicturePool
  readonly tasks: TaskThread
}

/** The sample is drawn when it is needed first, and kept. Errors: those of `buildDataset`. */
export function lessonPictures(ports: LessonPicturePorts): () => Promise<Result<LessonPictures>> {
  let sample: Promise<Result<Dataset>> | null = null
  return async () => {
    const own = ports.currentDataset()
    if (own && hasEnough(own)) return ok(handedOver(own))
    sample ??= drawnSample(ports)
    const drawn = await sample
    if (!drawn.ok) sample = null
    return drawn.ok ? ok(handedOver(drawn.value)) : drawn
  }
}

function hasEnough({ pictures }: Dataset): boolean {
  const countOf = (label: Label): number => pictures.filter((picture) => picture.label === label).length
  return countOf(0) >= SPLIT_CLASS_MINIMUM && countOf(1) >= SPLIT_CLASS_MINIMUM
}

async function drawnSample({ pool, tasks }: LessonPicturePorts): Promise<Result<Dataset>> {
  const planned = await planSample(tasks)
  return buildDataset(
    // The lessons divide for themselves.
    { ...planned, preprocessing: DEFAULT_PREPROCESSING, testShare: 0, seed: 1 },
    { pool, cacheFolder: null, signal: new AbortController().signal, onProgress: () => undefined },
  )
}

function handedOver({ source, pixels, pictures, preprocessing }: Dataset): LessonPictures {
  return {
    source: source === 'sample' ? 'sample' : 'own',
    pixels,
    labels: Uint8Array.from(pictures, ({ label }) => label),
    features: featureCount(preprocessing),
    scaling: preprocessing.scaling,
  }
}
