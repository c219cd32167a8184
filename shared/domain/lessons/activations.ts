/** Lesson "Activations": one network, trained from the same start with each activation in its hidden layers. */
import { ACTIVATIONS, type ActivationName } from '../architecture'
import type { Histogram } from '../probe'
import { z } from '../schema'
import type { LessonSource } from './pictures'

/** Units of the hidden layers. */
export const ACTIVATION_LAYERS = [12, 8] as const
export const ACTIVATION_TRAINING = { iterations: 600, learningRate: 0.05, seed: 1 } as const
/** The curves reach this far on both sides of 0. */
export const ACTIVATION_REACH = 10

export const activationSchema = z.strictObject({ activation: z.enum(ACTIVATIONS) })
export type ActivationRequest = Readonly<z.infer<typeof activationSchema>>

/** One hidden layer over all pictures, at one moment. */
export interface HiddenLayerLook {
  readonly Z: Histogram
  /** Mean of g′(Z): how much of a gradient gets through. */
  readonly meanSlope: number
  /** Share of Z on the flat ends of sigmoid or tanh; null for others. */
  readonly saturatedShare: number | null
  /** Share of units that are 0 for every picture; null unless ReLU. */
  readonly deadShare: number | null
}

export interface ActivationReport {
  readonly activation: ActivationName
  readonly source: LessonSource
  /** Pictures that the source has, and those trained on. */
  readonly available: number
  readonly examples: number
  /** n_x of the small pictures, and their side. */
  readonly features: number
  readonly side: number
  /** [z, g(z), g′(z)] */
  readonly curve: readonly (readonly [number, number, number])[]
  /** g′(0) */
  readonly slopeAtZero: number
  /** Hidden layers, first to last, before the first update and after the last. */
  readonly start: readonly HiddenLayerLook[]
  readonly end: readonly HiddenLayerLook[]
  /** [iteration, cost J] */
  readonly costs: readonly (readonly [number, number])[]
  readonly accuracy: number
  /** What always naming the larger class would score. */
  readonly baseline: number
  /** The trained layers multiplied out to one, and its ŷ beside the network's own. */
  readonly multipliedOut: {
    /** Largest |difference| of ŷ over the pictures. */
    readonly largestDifference: number
    /** Pictures that get the other answer. */
    readonly otherAnswers: number
    /** For each picture ŷ of the network and of the one layer. */
    readonly answers: readonly (readonly [number, number])[]
  }
}
