/** Lesson "Derivatives by nudging": a function, a point, a nudge, and the two slopes. */
import { z } from '../schema'

export const NUDGED_FUNCTIONS = ['square', 'sigmoid', 'tanh', 'relu', 'cost'] as const
export type NudgedFunction = (typeof NUDGED_FUNCTIONS)[number]

/** Where the curves are drawn and the point can be. */
export const NUDGE_RANGE = { min: -6, max: 6 } as const

/** The last is so small that it drowns in the rounding of float64. */
export const NUDGES = [1, 0.1, 0.001, 1e-15] as const

export const nudgeSchema = z.strictObject({
  of: z.enum(NUDGED_FUNCTIONS),
  at: z.number().min(NUDGE_RANGE.min).max(NUDGE_RANGE.max),
  nudge: z.literal(NUDGES),
})
export type NudgeRequest = Readonly<z.infer<typeof nudgeSchema>>

export interface NudgeReport {
  /** f(x) */
  readonly value: number
  /** f(x + nudge) */
  readonly nudged: number
  /** (f(x + nudge) − f(x)) / nudge */
  readonly measured: number
  /** f′(x) by its formula; for the cost, by backpropagation. */
  readonly formula: number
  /** [x, f(x)] over the whole range. */
  readonly curve: readonly (readonly [number, number])[]
}
