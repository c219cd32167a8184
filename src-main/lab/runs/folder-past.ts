/** What `descent train --run` keeps of a run's past, in the same files as the window does (`past-keeper.ts`). */
import { firstLayerFileSize, firstLayerShape } from '../../formats/first-layer-file'
import { healthOf } from '../../formats/health-file'
import type { RunIdentity } from '../../formats/run-record'
import type { RunFiles } from '../../storage/run-files'
import { keptPast } from './kept-past'
import { LookBack } from './look-back'
import { PastKeeper } from './past-keeper'
import type { Keeper } from './train-to-end'

export interface FolderPast {
  readonly writer: PastKeeper
  /** What the training hands over. */
  readonly taken: Pick<Keeper, 'answers' | 'sawWeights' | 'sawInside'>
}

/** @param goesOnAt null for a run that starts. Throws what the disk says. */
export async function openPast(
  files: RunFiles,
  identity: RunIdentity,
  goesOnAt: number | null,
): Promise<FolderPast> {
  const { dataset, hyperparameters } = identity
  const past = goesOnAt === null ? new LookBack() : await pastUntil(files, identity, goesOnAt)
  const examples = dataset.train.examples + (dataset.test?.examples ?? 0)
  const answers = await past.startAnswers(examples, hyperparameters.iterations, goesOnAt)
  return {
    writer: new PastKeeper(past),
    taken: {
      answers,
      sawWeights: (weights) => past.snapshots.add(weights),
      sawInside: (probe) => {
        past.probe = probe
      },
    },
  }
}

/** What was kept until an iteration. */
async function pastUntil(files: RunFiles, shape: RunIdentity, iteration: number): Promise<LookBack> {
  const past = new LookBack()
  const layer = firstLayerShape(shape.architecture, shape.preprocessing)
  const size = layer && firstLayerFileSize(layer)
  const firstLayers = (await files.firstLayers()).filter(({ sizeBytes }) => sizeBytes === size)
  const health = await files.readHealth()
  past.take(
    firstLayers.map((file) => file.iteration),
    health === null ? null : healthOf(health),
    keptPast(files.folder, shape),
  )
  past.cutAt(iteration)
  return past
}
