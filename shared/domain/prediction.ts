/** What the network says of one picture. */
import type { Label, Refusal } from './dataset'

export interface Prediction {
  /** Opaque; the page builds the addresses of its images from it. */
  readonly id: string
  readonly name: string
  /** ŷ, the probability of the positive class. */
  readonly probability: number
  readonly label: Label
}

export type PredictionOutcome = ({ readonly ok: true } & Prediction) | ({ readonly ok: false } & Refusal)

/** The network answers the positive class above one half, as the course does. */
export function labelOf(probability: number): Label {
  return probability > 0.5 ? 1 : 0
}
