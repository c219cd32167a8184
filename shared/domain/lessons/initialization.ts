/** Lesson "Random initialisation": the same training from different starts. */
import type { WeightPictures } from '../run'
import { z } from '../schema'
import type { LessonSource } from './pictures'

export const STARTS = ['zeros', 'small', 'large', 'logistic'] as const
export type StartName = (typeof STARTS)[number]

export const startSchema = z.strictObject({
  /** `logistic` is a network without a hidden layer, from zeros. */
  start: z.enum(STARTS),
  data: z.enum(['flower', 'blobs']),
})
export type StartRequest = Readonly<z.infer<typeof startSchema>>

/** The same on pictures, which are made this small so that all four starts take seconds. */
export const START_PICTURE_SIZE = 16
/** The first ones of each class. */
export const START_PICTURES_OF_CLASS = 100
export const pictureStartSchema = z.strictObject({ start: z.enum(STARTS) })
export type PictureStartRequest = Readonly<z.infer<typeof pictureStartSchema>>

export interface StartReport {
  readonly start: StartName
  /** [iteration, cost J] */
  readonly costs: readonly (readonly [number, number])[]
  readonly accuracy: number
  /** Hidden units that differ from one another after training; null without a hidden layer. */
  readonly differentUnits: number | null
  /** Mean of g′(Z[1]) before the first update: how much of a gradient gets through; null without a hidden layer. */
  readonly meanSlope: number | null
  /** What the first layer looks for after training; null for points in the plane. */
  readonly firstLayer: WeightPictures | null
  /** Null for points in the plane. */
  readonly pictures: { readonly source: LessonSource; readonly count: number } | null
}
