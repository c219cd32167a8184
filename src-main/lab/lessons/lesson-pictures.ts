/** The pictures that lessons compute on: the data set that is open when it has enough of each class, else the sample. */
import type { Label } from '../../../shared/domain/dataset'
import { channelCount, DEFAULT_PREPROCESSING, featureCount } from '../../../shared/domain/preprocessing'
import { ok, type Result } from '../../../shared/ipc/result'
import type { LessonPictures } from '../../workers/lesson-protocol'
import { buildDataset } from '../datasets/build-dataset'
import { countSplit, type Dataset } from '../datasets/dataset'
import { planSample } from '../datasets/sources'
import type { PicturePool } from '../pictures/picture-pool'
import type { TaskThread } from '../tasks/task-thread'

export interface LessonPicturePorts {
  readonly currentDataset: () => Dataset | null
  readonly pool: PicturePool
  readonly tasks: TaskThread
}

/** @param ofEachClass so many have to be open of each class, else it is the sample */
export type LessonPictureSource = (ofEachClass: number) => Promise<Result<LessonPictures>>

/** The sample is drawn when it is needed first, and kept. Errors: those of `buildDataset`. */
export function lessonPictures(ports: LessonPicturePorts): LessonPictureSource {
  let sample: Promise<Result<Dataset>> | null = null
  return async (ofEachClass) => {
    const own = ports.currentDataset()
    if (own && hasEnough(own, ofEachClass)) return ok(handedOver(own))
    sample ??= drawnSample(ports)
    const drawn = await sample
    if (!drawn.ok) sample = null
    return drawn.ok ? ok(handedOver(drawn.value)) : drawn
  }
}

function hasEnough({ pictures }: Dataset, ofEachClass: number): boolean {
  const countOf = (label: Label): number => pictures.filter((picture) => picture.label === label).length
  return pictures.length > 0 && countOf(0) >= ofEachClass && countOf(1) >= ofEachClass
}

async function drawnSample({ pool, tasks }: LessonPicturePorts): Promise<Result<Dataset>> {
  const planned = await planSample(tasks)
  return buildDataset(
    // The lessons divide for themselves.
    { ...planned, preprocessing: DEFAULT_PREPROCESSING, testShare: 0, seed: 1 },
    { pool, cacheFolder: null, signal: new AbortController().signal, onProgress: () => undefined },
  )
}

function handedOver({ source, pixels, pictures, classes, preprocessing }: Dataset): LessonPictures {
  return {
    source: source === 'sample' ? 'sample' : 'own',
    pixels,
    labels: Uint8Array.from(pictures, ({ label }) => label),
    classes,
    trainExamples: countSplit(pictures, 'train').examples,
    features: featureCount(preprocessing),
    size: preprocessing.size,
    channels: channelCount(preprocessing.colour),
    scaling: preprocessing.scaling,
  }
}
