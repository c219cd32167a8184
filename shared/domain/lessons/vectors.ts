/** Lesson "From picture to vector": one picture, made small enough to read every number of it, unrolled into x. */
import type { ClassNames, Label } from '../dataset'
import type { ScalingKind } from '../preprocessing'
import { z } from '../schema'
import type { LessonSource } from './pictures'

/** n of the small picture: n rows of n pixels. */
export const VECTOR_SIZE = { min: 2, max: 8 } as const

export const vectorSchema = z.strictObject({
  /** Which one; beyond the last it goes on from the first. */
  picture: z.int().min(0),
  size: z.int().min(VECTOR_SIZE.min).max(VECTOR_SIZE.max),
})
export type VectorRequest = Readonly<z.infer<typeof vectorSchema>>

/** Pixels row by row, each with its channels, 0…255. */
export interface LessonPixels {
  readonly size: number
  readonly channels: 1 | 3
  readonly pixels: Uint8Array
}

export interface VectorReport {
  readonly source: LessonSource
  readonly classes: ClassNames
  /** y of this picture. */
  readonly label: Label
  /** Place of this picture, from 0. */
  readonly picture: number
  /** All pictures, and those of them that are for training: m. */
  readonly available: number
  readonly trainExamples: number
  /** n_x of the pictures as the network reads them. */
  readonly features: number
  readonly scaling: ScalingKind
  /** As the network sees it, and made small. */
  readonly seen: LessonPixels
  readonly small: LessonPixels
  /** The small picture as the engine's vector, shape (size · size · channels, 1): pixel / 255. */
  readonly x: Float64Array
  /** Length of the vector of a 64 × 64 colour picture. */
  readonly courseLength: number
}
