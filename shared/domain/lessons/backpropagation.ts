/** Lesson "Backpropagation": a gradient check that can be sabotaged. The equations' numbers come from a network's walk. */
import { z } from '../schema'

export const BACKPROPAGATION_FAULTS = ['none', 'activation', 'mean', 'transpose', 'sum'] as const
export type BackpropagationFault = (typeof BACKPROPAGATION_FAULTS)[number]

export const backpropagationSchema = z.strictObject({ fault: z.enum(BACKPROPAGATION_FAULTS) })
export type BackpropagationRequest = Readonly<z.infer<typeof backpropagationSchema>>

export interface LayerCheck {
  readonly layer: number
  /** n[l] and n[l-1] */
  readonly shape: readonly [number, number]
  /** ‖numeric − backward‖ / (‖numeric‖ + ‖backward‖) of dW[l] and of db[l] */
  readonly W: number
  readonly b: number
}

export interface BackpropagationReport {
  /** Layers 1 … L of the network that was checked. */
  readonly layers: readonly LayerCheck[]
}

/** Below the first a gradient is right; above the second it is wrong (the course's own limits). */
export const CHECK_LIMITS = { right: 1e-7, wrong: 1e-3 } as const
