/** One walk through a network, forward and backward, every matrix on its way: lessons "Computation graph" and "Backpropagation". */
import { hiddenLayersSchema, INITIALIZATIONS, type ActivationName } from '../architecture'
import { limits } from '../limits'
import { z } from '../schema'

/** "All pictures" are at most so many, the first ones: matrices of more show nothing new. */
export const WALK_EXAMPLES = 256
/** In float64, beside their gradients: the rest of the lesson is small. */
export const WALK_PARAMETERS = 20_000_000
/** Rows and columns of a large matrix that are shown. */
export const WALK_CORNER = { rows: 4, columns: 4 } as const

export const walkSchema = z.strictObject({
  network: z.discriminatedUnion('kind', [
    /** Before its first update, on the training pictures that are open. */
    z.strictObject({
      kind: z.literal('designed'),
      hidden: hiddenLayersSchema,
      initialization: z.enum(INITIALIZATIONS),
      seed: z.int().min(limits.seed.min).max(limits.seed.max),
    }),
    /** As it is now, on the pictures that it learns from. */
    z.strictObject({ kind: z.literal('run'), runId: z.string().min(1).max(64) }),
  ]),
  /** One training picture, counted from 1; null for all. */
  picture: z.int().min(1).max(limits.pictures.max).nullable(),
})
export type WalkRequest = Readonly<z.infer<typeof walkSchema>>

export type WalkedKind = 'X' | 'Y' | 'W' | 'b' | 'Z' | 'A' | 'dZ' | 'dW' | 'db'

export interface WalkedMatrix {
  readonly kind: WalkedKind
  /** l; 0 for X and Y. */
  readonly layer: number
  readonly rows: number
  readonly columns: number
  /** Its first rows, of each the first numbers. */
  readonly corner: readonly (readonly number[])[]
  readonly min: number
  readonly max: number
  /** ‖·‖₂ over all its numbers. */
  readonly norm: number
}

/** The person's picture whose numbers these are. */
export interface WalkedPicture {
  readonly pictureId: string
  readonly name: string
  /** The run that keeps it; null for one of the open data. */
  readonly runId: string | null
}

export interface WalkReport {
  /** `built-in`: no pictures are open, so it is the course's planar network on its flower. */
  readonly source: 'designed' | 'run' | 'built-in'
  /** n[0] … n[L] */
  readonly sizes: readonly number[]
  /** g[1] … g[L] */
  readonly activations: readonly ActivationName[]
  /** Updates done by then. */
  readonly iteration: number
  /** Training examples that there are. */
  readonly available: number
  /** The one that was walked with, counted from 1; null for the first `WALK_EXAMPLES` of them. */
  readonly picture: number | null
  /** Null where no picture is to be seen: all of them, or points. */
  readonly shown: WalkedPicture | null
  /** J over these examples, without L2. */
  readonly cost: number
  /** X and Y; W, b, Z, A of layers 1 … L; dZ, dW, db of layers L … 1. */
  readonly matrices: readonly WalkedMatrix[]
  /**
   * The same walk as a computation graph: ‖graph − engine‖ / (‖graph‖ + ‖engine‖) of the matrix that differs most. Null for
   * all pictures, where the graph would take too long.
   */
  readonly graphDifference: number | null
}
