/** Lesson "Random initialisation": the same training from different starts. */
import { z } from '../schema'

export const STARTS = ['zeros', 'small', 'large', 'logistic'] as const
export type StartName = (typeof STARTS)[number]

export const startSchema = z.strictObject({
  /** `logistic` is a network without a hidden layer, from zeros. */
  start: z.enum(STARTS),
  data: z.enum(['flower', 'blobs']),
})
export type StartRequest = Readonly<z.infer<typeof startSchema>>

export interface StartReport {
  readonly start: StartName
  /** [iteration, cost J] */
  readonly costs: readonly (readonly [number, number])[]
  readonly accuracy: number
  /** Hidden units that differ from one another after training; null without a hidden layer. */
  readonly differentUnits: number | null
  /** Mean of g′(Z[1]) before the first update: how much of a gradient gets through; null without a hidden layer. */
  readonly meanSlope: number | null
}
