/** A run as one line of the table. Pure. */
import { architectureName } from '../../../shared/domain/architecture'
import type { RunSummary } from '../../../shared/domain/run'
import {
  formatClock,
  formatCount,
  formatDay,
  formatDayOfYear,
  formatPercent,
  formatSetting,
} from '../../../shared/messages/format'
import { runsMessages } from '../../../shared/messages/runs'
import { trainingOptions } from '../../../shared/messages/training-options'

export interface RunRow {
  readonly network: string
  /** "α 0.0075, scaled random, seed 1 · cat / non-cat" */
  readonly settings: string
  /** "1,500", or "812 of 1,500" for a run that is not at its end. */
  readonly iterations: string
  readonly train: string
  readonly test: string
  readonly state: string
  /** Time of day, and the day when it was another one, as this computer writes them. */
  readonly started: string
}

export function runRow(
  { architecture, hyperparameters, dataset, progress, score, startedAt }: RunSummary,
  now = new Date(),
): RunRow {
  const { learningRate, initialization, seed } = hyperparameters
  const { iteration, iterations, state } = progress
  return {
    network: architectureName(architecture),
    settings: runsMessages.settingsAndClasses(
      runsMessages.settingsLine(
        formatSetting(learningRate),
        trainingOptions.initializations[initialization].label,
        seed,
      ),
      dataset.classes,
    ),
    iterations:
      iteration === iterations
        ? formatCount(iterations)
        : runsMessages.partOf(formatCount(iteration), formatCount(iterations)),
    train: score ? formatPercent(score.train.accuracy) : runsMessages.notScored,
    test: score?.test ? formatPercent(score.test.accuracy) : runsMessages.notScored,
    state: runsMessages.states[state],
    started: startedWords(new Date(startedAt), now),
  }
}

/** The time of day, with the day where that was another one. */
export function startedWords(started: Date, now: Date, time = formatClock(started)): string {
  if (started.toDateString() === now.toDateString()) return time
  const isThisYear = started.getFullYear() === now.getFullYear()
  return runsMessages.earlier(isThisYear ? formatDay(started) : formatDayOfYear(started), time)
}
