/** What the form of a learning-rate schedule needs: sensible beginnings, and its picture. Pure. */
import { limits } from '../../../shared/domain/limits'
import { learningRateAt, type Schedule, type ScheduleKind } from '../../../shared/domain/schedule'

/** A schedule freshly chosen comes down to a tenth of α by the end of the run. */
const LAST_SHARE = 0.1
/** Halved so many times in a run. */
const HALVINGS = 3

/** @param epochs passes over the examples in the whole run */
export function scheduleOfKind(kind: ScheduleKind, epochs: number): Schedule {
  switch (kind) {
    case 'step':
      return {
        kind,
        factor: 0.5,
        everyEpochs: Math.max(limits.epochs.min, Math.round(epochs / (HALVINGS + 1))),
      }
    case 'exponential':
      return { kind, factor: readable(LAST_SHARE ** (1 / Math.max(1, epochs))) }
    case 'inverse-time':
      return { kind, decay: readable((1 / LAST_SHARE - 1) / Math.max(1, epochs)) }
    default:
      return { kind }
  }
}

/** As many digits as it takes to tell 0.9995 from 1. */
function readable(value: number): number {
  return value > 0.5 ? 1 - Number((1 - value).toPrecision(2)) : Number(value.toPrecision(2))
}

export interface ScheduleRun {
  readonly schedule: Schedule
  readonly learningRate: number
  readonly iterations: number
  /** Updates of one epoch. */
  readonly batches: number
}

/** α at evenly spread iterations of a run, first and last included. */
export function learningRates(run: ScheduleRun, count: number): readonly number[] {
  const { schedule, learningRate, iterations, batches } = run
  return Array.from({ length: count }, (_, index) => {
    const iteration = Math.round((index / (count - 1)) * (iterations - 1))
    const epoch = Math.floor(iteration / batches)
    return learningRateAt(schedule, learningRate, { iteration, iterations, epoch })
  })
}
