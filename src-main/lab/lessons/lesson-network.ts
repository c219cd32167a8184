/** What the lessons about the person's own network get: the training pictures that are open, or a run's with its weights. */
import type { WalkedPicture, WalkRequest } from '../../../shared/domain/lessons/network-walk'
import { featureCount } from '../../../shared/domain/preprocessing'
import { ok, type Result } from '../../../shared/ipc/result'
import type { LessonNetwork } from '../../workers/lesson-protocol'
import { countSplit, type Dataset } from '../datasets/dataset'
import type { PredictionService } from '../predictions/prediction-service'
import type { RunService } from '../runs/run-service'

export interface LessonNetworkPorts {
  readonly currentDataset: () => Dataset | null
  readonly runs: Pick<RunService, 'find'>
  readonly predictions: Pick<PredictionService, 'snapshotOf'>
}

/** Null when a network is designed and there are no training pictures. Errors: unknown-id, run-not-ready. */
export function lessonNetwork({ currentDataset, runs, predictions }: LessonNetworkPorts) {
  return async ({ network, picture }: WalkRequest): Promise<Result<LessonNetwork | null>> => {
    if (network.kind === 'designed') {
      const dataset = currentDataset()
      const pictures = dataset && trainingPictures(dataset)
      if (!pictures || pictures.labels.length === 0) return ok(null)
      return ok({ pictures, shown: shownPicture(dataset, picture, null), trained: null })
    }
    const found = runs.find(network.runId)
    if (!found.ok) return found
    const snapshot = await predictions.snapshotOf(network.runId)
    if (!snapshot.ok) return snapshot
    const { architecture } = found.value.run.summary
    const { scaling, W, b } = snapshot.value.model
    const trained = { architecture, iteration: snapshot.value.iteration, scaling, W, b }
    const { dataset } = found.value
    const shown = shownPicture(dataset, picture, network.runId)
    return ok({ pictures: trainingPictures(dataset), shown, trained })
  }
}

/** They are a data set's first ones. */
function trainingPictures(dataset: Dataset): LessonNetwork['pictures'] {
  const { pixels, pictures, preprocessing } = dataset
  const { examples } = countSplit(pictures, 'train')
  return {
    pixels,
    labels: Uint8Array.from(pictures.slice(0, examples), ({ label }) => label),
    features: featureCount(preprocessing),
    scaling: preprocessing.scaling,
  }
}

/** @param picture counted from 1; beyond the last it is the last, as in the walk itself */
function shownPicture(dataset: Dataset, picture: number | null, runId: string | null): WalkedPicture | null {
  if (picture === null) return null
  const { examples } = countSplit(dataset.pictures, 'train')
  const found = dataset.pictures[Math.min(picture, examples) - 1]
  return found ? { pictureId: found.id, name: found.name, runId } : null
}
