/** Lesson "Why deep learning now": one network trained on one share of the pictures, and tested on the same others. */
import { z } from '../schema'
import type { LessonSource } from './pictures'
import type { SplitScore } from './splits'

export const GROWTH_NETWORKS = ['none', 'small', 'large'] as const
export type GrowthNetwork = (typeof GROWTH_NETWORKS)[number]

/** Units of the hidden layers; without any it is logistic regression. */
export const growthUnits: Readonly<Record<GrowthNetwork, readonly number[]>> = {
  none: [],
  small: [8],
  large: [64, 16],
}

/** Each share is twice the one before; the last is all training pictures. */
export const GROWTH_SHARES = 6
/** How often each share is drawn anew. */
export const GROWTH_DRAWS = 3
/** Of more pictures than these, so many are drawn by lot. */
export const GROWTH_PICTURES = 1600
/** Rows and columns that the pictures are reduced to: with fewer inputs all is measured in seconds. */
export const GROWTH_SIDE = 16

export const growthSchema = z.strictObject({
  network: z.enum(GROWTH_NETWORKS),
  /** 0 is the smallest share. */
  share: z
    .int()
    .min(0)
    .max(GROWTH_SHARES - 1),
  draw: z.int().min(1).max(GROWTH_DRAWS),
})
export type GrowthRequest = Readonly<z.infer<typeof growthSchema>>

export interface GrowthReport extends GrowthRequest {
  readonly source: LessonSource
  /** Pictures that the source has. */
  readonly available: number
  /** Rows and columns of a picture as the network got it. */
  readonly side: number
  readonly train: SplitScore
  readonly test: SplitScore
}
