/** Lesson "Computation graph": which graph with which numbers, and what comes back of every node. */
import { z } from '../schema'

/** What the fields of the course's graph take. */
export const COURSE_ENTRY = { min: -100, max: 100 } as const
/** So that z stays within ±21, where σ(z) is neither 0 nor 1 and log a and log(1 − a) are numbers. */
export const LOGISTIC_ENTRY = { min: -3, max: 3 } as const

const entry = z.number().min(COURSE_ENTRY.min).max(COURSE_ENTRY.max)
const small = z.number().min(LOGISTIC_ENTRY.min).max(LOGISTIC_ENTRY.max)

export const graphRequestSchema = z.discriminatedUnion('graph', [
  /** J = 3(a + bc) */
  z.strictObject({ graph: z.literal('course'), a: entry, b: entry, c: entry }),
  /** Logistic regression with two inputs and one example. */
  z.strictObject({
    graph: z.literal('logistic'),
    x1: small,
    x2: small,
    w1: small,
    w2: small,
    b: small,
    y: z.union([z.literal(0), z.literal(1)]),
  }),
])
export type GraphRequest = Readonly<z.infer<typeof graphRequestSchema>>

export interface GraphNodeReport {
  readonly name: string
  /** How it is computed, as the course writes it; null for what is given. */
  readonly formula: string | null
  /** Places of its operands in the list. */
  readonly operands: readonly number[]
  readonly value: number
  /** dJ/dnode; null for what is not differentiated, a label say. */
  readonly derivative: number | null
}

export interface GraphReport {
  /** In topological order; the last one is J or L, what all derivatives are of. */
  readonly nodes: readonly GraphNodeReport[]
  /** Places of the computed nodes in the order of the forward pass. */
  readonly forward: readonly number[]
  /** Places of the differentiated nodes in the order of the backward pass, the last node first. */
  readonly backward: readonly number[]
}
