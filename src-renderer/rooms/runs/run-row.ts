/** A run as one line of the table. Pure. */
import { architectureName } from '../../../shared/domain/architecture'
import type { RunSummary } from '../../../shared/domain/run'
import { formatCount, formatPercent, formatSetting } from '../../../shared/messages/format'
import { runsMessages } from '../../../shared/messages/runs'
import { trainingOptions } from '../../../shared/messages/training-options'

export interface RunRow {
  readonly network: string
  /** "α 0.0075, scaled random, seed 1" */
  readonly settings: string
  /** "1,500", or "812 of 1,500" for a run that is not at its end. */
  readonly iterations: string
  readonly train: string
  readonly test: string
  readonly state: string
  /** Time of day, as this computer writes it. */
  readonly started: string
}

export function runRow({ architecture, hyperparameters, progress, score, startedAt }: RunSummary): RunRow {
  const { learningRate, initialization, seed } = hyperparameters
  const { iteration, iterations, state } = progress
  return {
    network: architectureName(architecture),
    settings: runsMessages.settingsLine(
      formatSetting(learningRate),
      trainingOptions.initializations[initialization].label,
      seed,
    ),
    iterations:
      iteration === iterations
        ? formatCount(iterations)
        : runsMessages.partOf(formatCount(iteration), formatCount(iterations)),
    train: score ? formatPercent(score.train.accuracy) : runsMessages.notScored,
    test: score?.test ? formatPercent(score.test.accuracy) : runsMessages.notScored,
    state: runsMessages.states[state],
    started: timeOfDay(startedAt),
  }
}

function timeOfDay(iso: string): string {
  return new Date(iso).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
}
