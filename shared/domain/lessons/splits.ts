/** Lesson "Bias, variance and the size of the test set": one division of the pictures, and a network trained on it. */
import { z } from '../schema'
import type { LessonSource } from './pictures'

/** How often the pictures are divided anew in one experiment. */
export const SPLIT_COUNT = 20
/** Beyond so many pictures a division takes no longer: the lesson draws that many by lot, the same ones each time. */
export const SPLIT_PICTURES = 400

export const splitRequestSchema = z.strictObject({
  /** Which division: each number is another draw, the same number always the same. */
  split: z.int().min(1).max(SPLIT_COUNT),
  /** Pictures kept for testing, half of all at most. */
  testPictures: z
    .int()
    .min(4)
    .max(SPLIT_PICTURES / 2),
  /** Of logistic regression with Adam. */
  iterations: z.int().min(1).max(1000),
})
export type SplitRequest = Readonly<z.infer<typeof splitRequestSchema>>

/** Right answers out of so many pictures. */
export interface SplitScore {
  readonly right: number
  readonly examples: number
}

export interface SplitReport {
  readonly source: LessonSource
  /** Pictures that the source has, of which at most `SPLIT_PICTURES` were divided. */
  readonly available: number
  readonly train: SplitScore
  readonly test: SplitScore
}
