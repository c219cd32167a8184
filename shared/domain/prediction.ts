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

export type PredictionOutcome =
  ({ readonly ok: true } & Prediction) | ({ readonly ok: false; readonly id: string } & Refusal)

/** What a network said, and which: while it trains, a copy of it answers and training goes on. */
export interface PredictionAnswer {
  /** Updates done when the copy was made. */
  readonly iteration: number
  /** One for each picture, in the order given. */
  readonly outcomes: readonly PredictionOutcome[]
}

/** What a network says of one frame of the camera, which is kept nowhere. */
export interface FrameAnswer {
  readonly iteration: number
  /** ŷ, the probability of the positive class. */
  readonly probability: number
  readonly label: Label
  /** What the network saw: row, column, channel. */
  readonly seen: { readonly size: number; readonly channels: 1 | 3; readonly pixels: Uint8Array }
}

/** The network answers the positive class above one half, as the course does. */
export function labelOf(probability: number): Label {
  return probability > 0.5 ? 1 : 0
}
