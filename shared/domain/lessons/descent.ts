/** Lesson "Gradient descent": a bowl, a learning rate, and the path that follows. */
import { z } from '../schema'

export const DESCENT_SURFACES = ['line', 'bowl'] as const
export const DESCENT_RULES = ['gradient', 'sign'] as const
export const DESCENT_RATE = { min: 0.01, max: 1.2 } as const
/** Where every path starts; the line takes the first number. */
export const DESCENT_START = [-3, 1.5] as const
/** J = ½ (λ₁w₁² + λ₂w₂²): on the line λ₁ alone. The bowl is six times as steep one way as the other. */
export const DESCENT_CURVATURES = { line: [2, 0], bowl: [1, 6] } as const

export const descentSchema = z.strictObject({
  surface: z.enum(DESCENT_SURFACES),
  rule: z.enum(DESCENT_RULES),
  learningRate: z.number().min(DESCENT_RATE.min).max(DESCENT_RATE.max),
})
export type DescentRequest = Readonly<z.infer<typeof descentSchema>>

export interface DescentStep {
  readonly w1: number
  readonly w2: number
  readonly cost: number
}

export interface DescentReport {
  /** The start and each step after it. */
  readonly steps: readonly DescentStep[]
  /** `reached`: J fell below a thousandth of its start; `away`: J grew; `wandering`: neither. */
  readonly end: 'reached' | 'wandering' | 'away'
}
