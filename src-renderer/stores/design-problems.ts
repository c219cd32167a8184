/** Why a design cannot be trained on the data there are, each as one sentence with a way out. Pure. */
import { parameterCount, type Architecture } from '../../shared/domain/architecture'
import type { DatasetSummary } from '../../shared/domain/dataset'
import { limits } from '../../shared/domain/limits'
import { networkMessages } from '../../shared/messages/network'
import { trainingOptions } from '../../shared/messages/training-options'
import { logEveryFor, type NetworkDesign } from './network-design'

const { problems } = trainingOptions

/** @param dataset null while there are no pictures: then nothing is said of what depends on them */
export function designProblems(
  design: NetworkDesign,
  architecture: Architecture,
  dataset: Pick<DatasetSummary, 'train' | 'test'> | null,
): readonly string[] {
  return [
    ...(parameterCount(architecture) > limits.parameters.max
      ? [networkMessages.tooManyParameters(limits.parameters.max).text]
      : []),
    ...(design.keepProbability < 1 && design.hidden.length === 0 ? [problems.dropoutWithoutLayers] : []),
    ...batchProblem(design, dataset),
    ...stoppingProblem(design, dataset),
  ]
}

function batchProblem(
  { batch }: NetworkDesign,
  dataset: Pick<DatasetSummary, 'train'> | null,
): readonly string[] {
  if (batch === 'full' || dataset === null || batch <= dataset.train.examples) return []
  return [problems.batchTooLarge(batch, dataset.train.examples)]
}

function stoppingProblem(
  { earlyStopping, iterations }: NetworkDesign,
  dataset: Pick<DatasetSummary, 'test'> | null,
): readonly string[] {
  if (!earlyStopping) return []
  if (dataset !== null && dataset.test === null) return [problems.earlyStoppingWithoutTest]
  const logEvery = logEveryFor(iterations)
  return earlyStopping.patience < logEvery
    ? [problems.patienceTooShort(earlyStopping.patience, logEvery)]
    : []
}
