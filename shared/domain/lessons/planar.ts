/** Lesson "One hidden layer": points in the plane, a small network that learns them, and what is drawn of it. */
import { labelSchema } from '../dataset'
import { z } from '../schema'

export const PLANAR_DATA = ['flower', 'circles', 'moons', 'blobs', 'spirals'] as const
export type PlanarDataName = (typeof PLANAR_DATA)[number]

export const PLANAR_ACTIVATIONS = ['tanh', 'relu', 'sigmoid'] as const

export const PLANAR_LIMITS = {
  /** No unit at all is logistic regression. */
  units: { min: 0, max: 50 },
  learningRate: { min: 0.001, max: 10 },
} as const

/** The plane that own points are placed on reaches from −extent to extent, on both axes. */
export const OWN_PLANE = { extent: 4, mostPoints: 400 } as const

const coordinate = z.number().min(-OWN_PLANE.extent).max(OWN_PLANE.extent)
const ownPointSchema = z.strictObject({ x1: coordinate, x2: coordinate, label: labelSchema })
export type OwnPoint = Readonly<z.infer<typeof ownPointSchema>>

export const planarStartSchema = z.strictObject({
  data: z.union([
    z.enum(PLANAR_DATA),
    z.strictObject({ points: z.array(ownPointSchema).min(1).max(OWN_PLANE.mostPoints).readonly() }),
  ]),
  units: z.int().min(PLANAR_LIMITS.units.min).max(PLANAR_LIMITS.units.max),
  activation: z.enum(PLANAR_ACTIVATIONS),
  learningRate: z.number().min(PLANAR_LIMITS.learningRate.min).max(PLANAR_LIMITS.learningRate.max),
})
export type PlanarStart = Readonly<z.infer<typeof planarStartSchema>>

export const planarAdvanceSchema = z.strictObject({
  /** At most so many updates; 0 only looks. */
  iterations: z.int().min(0).max(100_000),
  /** And no longer than this, so that a frame comes in time. */
  milliseconds: z.number().min(0).max(100),
})
export type PlanarAdvance = Readonly<z.infer<typeof planarAdvanceSchema>>

export const planarAccuracySchema = z.strictObject({
  units: z.int().min(PLANAR_LIMITS.units.min).max(PLANAR_LIMITS.units.max),
})
export type PlanarAccuracyRequest = Readonly<z.infer<typeof planarAccuracySchema>>

/** Points a side of the square grid that the boundary is drawn from. */
export const PLANAR_GRID = 80

export interface PlanarPoints {
  /** x₁, x₂ of each point, one after the other. */
  readonly numbers: Float64Array
  /** 0 or 1, one a point. */
  readonly labels: Uint8Array
  /** The square from −extent to extent, on both axes, holds all points. */
  readonly extent: number
}

/** The network after so many updates. */
export interface PlanarFrame {
  readonly iteration: number
  /** Of these very parameters, over all points. */
  readonly cost: number
  /** Share of right answers. */
  readonly accuracy: number
  /** ŷ over the grid, 0 … 255 for 0 … 1: rows from the largest x₂ down, columns from the smallest x₁ up. */
  readonly probabilities: Uint8Array
  /** The line w₁x₁ + w₂x₂ + b = 0 of each hidden unit, or of the output where there is none. */
  readonly lines: readonly (readonly [w1: number, w2: number, b: number])[]
}

export interface PlanarAccuracy {
  readonly units: number
  readonly iterations: number
  readonly accuracy: number
}
