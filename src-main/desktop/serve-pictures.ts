/** Answering `lab://app/thumbnails/ID`, `…/seen/ID` and `…/shown/RUN/ID` with pictures, by opaque ids only. */
import { encodeBitmap } from '../imaging/bitmap-file'
import type { DatasetService } from '../lab/datasets/dataset-service'
import { indexOfPicture, vectorOf, type Dataset } from '../lab/datasets/dataset'
import type { PicturePool } from '../lab/pictures/picture-pool'
import type { PictureRegistry } from '../lab/pictures/picture-registry'
import type { PredictionService, SeenPicture } from '../lab/predictions/prediction-service'
import type { RunService } from '../lab/runs/run-service'
import { channelCount } from '../../shared/domain/preprocessing'
import { refuse, SECURITY_HEADERS } from './serve-files'

/** Sharp where thumbnails are drawn at 96, on screens with two pixels to the point, and at 144 on the largest windows. */
const THUMBNAIL_SIZE = 192

export interface PictureSources {
  readonly datasets: DatasetService
  readonly predictions: PredictionService
  readonly runs: RunService
  readonly registry: PictureRegistry
  readonly pool: PicturePool
}

export async function serveThumbnail(id: string, sources: PictureSources): Promise<Response> {
  const origin = sources.registry.originOf(id)
  if (!origin) return refuse(404)
  const made =
    origin.kind === 'bytes'
      ? await sources.pool.thumbnailOfBytes(origin.bytes, THUMBNAIL_SIZE)
      : await sources.pool.thumbnail(origin.path, THUMBNAIL_SIZE)
  if (made.ok) return bitmap({ vector: made.rgb, size: made.size, channels: 3 })
  // Its folder is gone: the network's own copy is still here.
  const seen = seenPicture(id, sources)
  return seen ? bitmap(seen) : refuse(404)
}

export function serveSeen(id: string, sources: PictureSources): Response {
  const seen = seenPicture(id, sources)
  return seen ? bitmap(seen) : refuse(404)
}

/** What a run's network was shown: there as long as the run is, whatever became of the window's data. */
export function serveShown(runId: string, id: string, { runs }: PictureSources): Response {
  const found = runs.find(runId)
  const shown = found.ok ? pictureOf(found.value.dataset, id) : null
  return shown ? bitmap(shown) : refuse(404)
}

function seenPicture(id: string, { datasets, predictions, runs }: PictureSources): SeenPicture | null {
  const trainedOn = runs.datasetWith(id)
  return pictureOf(datasets.current(), id) ?? predictions.seen(id) ?? (trainedOn && pictureOf(trainedOn, id))
}

function pictureOf(dataset: Dataset | null, id: string): SeenPicture | null {
  const index = dataset ? indexOfPicture(dataset, id) : undefined
  if (!dataset || index === undefined) return null
  const { size, colour } = dataset.preprocessing
  return { vector: vectorOf(dataset, index), size, channels: channelCount(colour) }
}

function bitmap({ vector, size, channels }: SeenPicture): Response {
  const body = new Uint8Array(encodeBitmap({ width: size, height: size, channels, data: vector }))
  // Ids are never given twice while the app runs, so the page may keep what it has.
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': 'image/bmp',
    'cache-control': 'private, max-age=3600',
  }
  return new Response(body, { headers })
}
