/** Lesson "Broadcasting and shapes": two shapes, an operation, and what comes out or what NumPy says. */
import { z } from '../schema'

export const SHAPE_OPERATIONS = ['add', 'product'] as const
export const AXIS = { min: 1, max: 99_999 } as const
/** How many axes an array can have; 0 is a single number. The product is that of rows and columns. */
export const AXES = { add: [0, 1, 2, 3, 4], product: [1, 2] } as const
/** An array of at most two axes, none longer than this, is drawn with its numbers. */
export const DRAWN_LENGTH = 6

const anyShape = z.array(z.int().min(AXIS.min).max(AXIS.max)).max(4).readonly()
const rowOrTable = z.array(z.int().min(AXIS.min).max(AXIS.max)).min(1).max(2).readonly()

export const broadcastSchema = z.discriminatedUnion('operation', [
  z.strictObject({ operation: z.literal('add'), a: anyShape, b: anyShape }),
  z.strictObject({ operation: z.literal('product'), a: rowOrTable, b: rowOrTable }),
])
export type BroadcastRequest = Readonly<z.infer<typeof broadcastSchema>>

/** An array with its numbers, rows first. */
export interface DrawnArray {
  readonly shape: readonly number[]
  readonly numbers: readonly number[]
}

/** One axis of two shapes that are laid under one another from the right. */
export interface AlignedAxis {
  /** Null where an array has no such axis: it counts as 1. */
  readonly a: number | null
  readonly b: number | null
  /** Null where the two do not fit. */
  readonly result: number | null
}

export interface BroadcastReport {
  /** Null when the shapes do not fit. */
  readonly shape: readonly number[] | null
  /** NumPy's own message when they do not, to its last character. */
  readonly error: string | null
  /** From the first axis to the last; empty for a product, which repeats nothing. */
  readonly axes: readonly AlignedAxis[]
  /** Null when they are too large to be drawn; the result also when there is none. */
  readonly drawn: {
    readonly a: DrawnArray
    readonly b: DrawnArray
    readonly result: DrawnArray | null
  } | null
}
