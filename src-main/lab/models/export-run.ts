/** Writing a run's network to a file, compared on pictures it was trained with. */
import type { ExportedModel, ExportFormat } from '../../../shared/ipc/contract'
import type { Result } from '../../../shared/ipc/result'
import { featureCount } from '../../../shared/domain/preprocessing'
import type { Dataset } from '../datasets/dataset'
import type { PredictionService } from '../predictions/prediction-service'
import type { RunService } from '../runs/run-service'
import type { TaskThread } from '../tasks/task-thread'
import { patternVectors, writeModel } from './model-service'

export interface ExportPorts {
  readonly runs: RunService
  readonly predictions: PredictionService
  readonly tasks: TaskThread
}

/** So many pictures are predicted before and after writing. */
const PICTURES_TRIED = 32

/** Errors: unknown-id, run-not-ready, could-not-write, disk-full, export-unverified. */
export async function exportModel(
  runId: string,
  format: ExportFormat,
  path: string,
  { runs, predictions, tasks }: ExportPorts,
): Promise<Result<ExportedModel>> {
  const model = await predictions.modelOfRun(runId)
  if (!model.ok) return model
  const found = runs.find(runId)
  // The pictures of a run of an earlier session need not be there.
  const vectors = found.ok ? firstVectors(found.value.dataset) : patternVectors(model.value)
  return writeModel(model.value, format, path, vectors, tasks)
}

/** A copy of the first pictures' vectors: shared memory cannot be hashed or sliced by everything that gets it. */
export function firstVectors(dataset: Dataset): Uint8Array {
  const count = Math.min(PICTURES_TRIED, dataset.pictures.length)
  return new Uint8Array(dataset.pixels, 0, count * featureCount(dataset.preprocessing)).slice()
}
