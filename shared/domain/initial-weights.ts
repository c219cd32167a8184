/** What a network looks like before its first update: how its first weights are spread, and what they do to a signal. */
import { hiddenLayersSchema } from './architecture'
import { hyperparametersSchema } from './hyperparameters'
import { limits } from './limits'
import { z } from './schema'

/** The longest vector that a prepared picture can become. */
const MOST_INPUTS = limits.size.max ** 2 * 3

export const initialWeightsRequestSchema = z.strictObject({
  inputs: z.int().min(1).max(MOST_INPUTS),
  hidden: hiddenLayersSchema,
  ...hyperparametersSchema.pick({ initialization: true, seed: true }).shape,
})
export type InitialWeightsRequest = Readonly<z.infer<typeof initialWeightsRequestSchema>>

export interface InitialWeights {
  /** Weights of layer 1 that were drawn: all, or the first million of a very large layer. */
  readonly drawn: number
  readonly weights: number
  /** Left edge of the first bar and right edge of the last; the same distance from 0. */
  readonly low: number
  readonly high: number
  /** Weights in each of equally wide bars from `low` to `high`. */
  readonly counts: readonly number[]
  readonly standardDeviation: number
  /** √mean(A[l]²) for l = 0…L, of random pictures; null for networks too large to try out in a moment. */
  readonly strengths: readonly number[] | null
}
