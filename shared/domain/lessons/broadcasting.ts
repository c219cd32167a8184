/** Lesson "Broadcasting and shapes": two shapes, an operation, and what comes out or what NumPy says. */
import { z } from '../schema'

export const SHAPE_OPERATIONS = ['add', 'product'] as const
/** Small enough that every number can be drawn. */
export const AXIS = { min: 1, max: 6 } as const

const shape = z.array(z.int().min(AXIS.min).max(AXIS.max)).min(1).max(2).readonly()

export const broadcastSchema = z.strictObject({ operation: z.enum(SHAPE_OPERATIONS), a: shape, b: shape })
export type BroadcastRequest = Readonly<z.infer<typeof broadcastSchema>>

/** An array with its numbers, rows first. */
export interface DrawnArray {
  readonly shape: readonly number[]
  readonly numbers: readonly number[]
}

export interface BroadcastReport {
  readonly a: DrawnArray
  readonly b: DrawnArray
  /** Null when the shapes do not fit. */
  readonly result: DrawnArray | null
  /** NumPy's own message when they do not. */
  readonly error: string | null
}
