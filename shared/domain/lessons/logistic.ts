/** Lesson "Logistic regression": its weights as a picture, and its cost with two losses over the same two directions. */
import type { LessonSource } from './pictures'

/** Iterations at which the weights are looked at; the last ends the training. */
export const TEMPLATE_MOMENTS = [0, 1, 5, 20, 100, 400] as const
/** α · n_x. Pixels are at most 1, so ∂²J/∂w² is at most n_x / 4 and 8 would always be safe; real ones are darker. */
export const TEMPLATE_RATE = 16

export interface TemplateMoment {
  readonly iteration: number
  readonly cost: number
  readonly accuracy: number
  /** w as a picture: its channels added up, as shares of the largest; positive speaks for label 1. Row by row. */
  readonly weights: Float32Array
}

export interface TemplateReport {
  readonly source: LessonSource
  readonly classes: readonly [string, string]
  readonly available: number
  readonly examples: number
  readonly size: number
  readonly features: number
  readonly moments: readonly TemplateMoment[]
}

export const LOSSES = ['logistic', 'squared'] as const
export type LossName = (typeof LOSSES)[number]

/** w₁ and w₂ are surveyed from −reach to reach, in so many places each. */
export const SURVEY = { reach: 10, places: 61, learningRate: 2, steps: 200 } as const
/** Where the descents start. */
export const SURVEY_STARTS = [
  [-8, -8],
  [8, -8],
  [-8, 8],
  [8, 8],
  [1, 9],
] as const
/** A descent that ends nearer than this to the lowest place has reached it. */
export const SURVEY_NEAR = 0.01

export interface SurveyedDescent {
  /** [w₁, w₂] at the start and after each step. */
  readonly points: readonly (readonly [number, number])[]
  /** J at its end. */
  readonly cost: number
  readonly isThere: boolean
}

export interface SurveyedCost {
  /** J at every place: rows from the largest w₂ down, in each from the least w₁ up. */
  readonly costs: Float64Array
  readonly lowest: { readonly w1: number; readonly w2: number; readonly cost: number }
  /** Second differences of J along rows, columns and diagonals: how many there are, and how many are below 0. */
  readonly bends: { readonly all: number; readonly negative: number }
  readonly descents: readonly SurveyedDescent[]
}

export interface SurveyReport {
  readonly source: LessonSource
  readonly available: number
  readonly examples: number
  readonly side: number
  /** The two directions as pictures: shares of the largest, channels added up. Row by row. */
  readonly directions: readonly [Float32Array, Float32Array]
  /** Share of all the differences between the pictures that lies along each. */
  readonly shares: readonly [number, number]
  /** b: the log odds of label 1, the best there is where w = 0. */
  readonly bias: number
  readonly surfaces: Readonly<Record<LossName, SurveyedCost>>
}
