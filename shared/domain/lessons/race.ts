/** Lesson "Vectorisation race": one gradient of logistic regression, computed in five ways. */
import type { KernelsName } from '../hyperparameters'
import { z } from '../schema'
import type { LessonSource } from './pictures'

/** From one number at a time to all at once on every core. */
export const RACERS = ['loops', 'examples', 'vectorised', 'simd', 'cores'] as const
export type RacerName = (typeof RACERS)[number]

/** X holds about so many numbers at most (16 MB in float32): a slow computer, too, is done in a few seconds. */
export const RACE_NUMBERS = 4_000_000

export const raceSchema = z.strictObject({ racer: z.enum(RACERS) })
export type RaceRequest = Readonly<z.infer<typeof raceSchema>>

export interface RaceReport {
  readonly racer: RacerName
  readonly source: LessonSource
  /** Pictures that the source has. */
  readonly available: number
  /** m, the pictures that the gradient is over. */
  readonly examples: number
  /** n_x */
  readonly features: number
  /** The median of the repetitions, one gradient each. */
  readonly medianMs: number
  readonly repetitions: number
  /** Which array operations computed it; null for the loops, which use none. */
  readonly kernels: Exclude<KernelsName, 'auto'> | null
  readonly threads: number
  /**
   * The largest difference of any dw_j, and of db, to the gradient of `loops`, as a share of that gradient's largest
   * element. Null for `loops` itself.
   */
  readonly difference: { readonly dw: number; readonly db: number } | null
}
