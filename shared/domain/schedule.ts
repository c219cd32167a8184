/** How the learning rate α changes while a network trains. Pure: the engine, the forms and their pictures all read it. */
import { z } from './schema'
import { assertNever } from '../assert'
import { limits } from './limits'

export const SCHEDULE_KINDS = ['constant', 'step', 'exponential', 'inverse-time', 'cosine'] as const
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number]

const factor = z.number().min(limits.scheduleFactor.min).max(limits.scheduleFactor.max)

export const scheduleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant') }),
  /** α · factor^⌊epoch / everyEpochs⌋ */
  z.strictObject({
    kind: z.literal('step'),
    factor,
    everyEpochs: z.int().min(limits.epochs.min).max(limits.epochs.max),
  }),
  /** α · factor^epoch */
  z.strictObject({ kind: z.literal('exponential'), factor }),
  /** α / (1 + decay · epoch), the course's learning rate decay. */
  z.strictObject({
    kind: z.literal('inverse-time'),
    decay: z.number().min(limits.scheduleDecay.min).max(limits.scheduleDecay.max),
  }),
  /** α · ½ (1 + cos(π t / T)), from α to nearly 0 over the whole run (Loshchilov and Hutter 2017, without restarts). */
  z.strictObject({ kind: z.literal('cosine') }),
])
export type Schedule = Readonly<z.infer<typeof scheduleSchema>>

/** Where a run is. With the full batch every iteration is an epoch. */
export interface TrainingTime {
  /** Updates done. */
  readonly iteration: number
  /** Updates of the whole run. */
  readonly iterations: number
  /** Whole passes over the training examples that are done. */
  readonly epoch: number
}

/** The learning rate of the next update. @param alpha the one that the run began with */
export function learningRateAt(schedule: Schedule, alpha: number, time: TrainingTime): number {
  switch (schedule.kind) {
    case 'constant':
      return alpha
    case 'step':
      return alpha * schedule.factor ** Math.floor(time.epoch / schedule.everyEpochs)
    case 'exponential':
      return alpha * schedule.factor ** time.epoch
    case 'inverse-time':
      return alpha / (1 + schedule.decay * time.epoch)
    case 'cosine':
      return alpha * 0.5 * (1 + Math.cos((Math.PI * time.iteration) / time.iterations))
    default:
      return assertNever(schedule)
  }
}
