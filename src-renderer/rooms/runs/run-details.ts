/** Everything that was set for a run, as names and values. Pure. */
import { parameterCount } from '../../../shared/domain/architecture'
import { channelCount } from '../../../shared/domain/preprocessing'
import type { RunSummary } from '../../../shared/domain/run'
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatSetting,
  formatShape,
} from '../../../shared/messages/format'
import { networkMessages } from '../../../shared/messages/network'
import { runsMessages } from '../../../shared/messages/runs'
import type { TermId } from '../../../shared/messages/terms/terms'
import { trainingOptions } from '../../../shared/messages/training-options'

export interface Detail {
  /** Of a number. */
  readonly term?: TermId
  readonly name: string
  readonly value: string
}

export function runDetails(run: RunSummary): readonly Detail[] {
  const { architecture, hyperparameters, preprocessing, dataset, progress } = run
  const activations = architecture.hidden.map(
    ({ activation }) => networkMessages.activations[activation].label,
  )
  const picture = preprocessing
    ? formatShape([preprocessing.size, preprocessing.size, channelCount(preprocessing.colour)])
    : null
  return [
    { name: runsMessages.classes, value: dataset.classes.join(', ') },
    ...(picture === null
      ? []
      : [{ term: 'pictureShape' as const, name: runsMessages.picture, value: picture }]),
    { term: 'parameters', name: runsMessages.parameters, value: formatCount(parameterCount(architecture)) },
    {
      name: runsMessages.activations,
      value: activations.length > 0 ? activations.join(', ') : runsMessages.noActivation,
    },
    {
      term: 'learningRate',
      name: runsMessages.learningRate,
      value: formatSetting(hyperparameters.learningRate),
    },
    {
      name: runsMessages.initialization,
      value: trainingOptions.initializations[hyperparameters.initialization].label,
    },
    { term: 'seed', name: runsMessages.seed, value: String(hyperparameters.seed) },
    { name: runsMessages.precision, value: hyperparameters.precision },
    { term: 'elapsed', name: runsMessages.took, value: formatDuration(progress.elapsedMs) },
    ...keptDetails(run),
  ]
}

function keptDetails({ environment, kept }: RunSummary): readonly Detail[] {
  const details: Detail[] = []
  if (environment) {
    const { kernels, threads, version } = environment
    details.push({
      term: 'computedBy',
      name: runsMessages.computedBy,
      value: runsMessages.environment(kernels, threads, version),
    })
  }
  if (kept && kept.sizeBytes > 0)
    details.push({ term: 'keptSize', name: runsMessages.onDisk, value: formatBytes(kept.sizeBytes) })
  return details
}
