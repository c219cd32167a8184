/** Predictions in an order that a person asks for. */
import type { Prediction } from '../../shared/domain/prediction'

export const PREDICTION_ORDERS = ['given', 'positive', 'negative', 'unsure'] as const
export type PredictionOrder = (typeof PREDICTION_ORDERS)[number]

const keys: Readonly<Record<PredictionOrder, ((prediction: Prediction) => number) | null>> = {
  given: null,
  positive: ({ probability }) => -probability,
  negative: ({ probability }) => probability,
  unsure: ({ probability }) => Math.abs(probability - 0.5),
}

/** Smallest key first; equal ones stay in the order given. */
export function ordered<Of extends Prediction>(
  predictions: readonly Of[],
  order: PredictionOrder,
): readonly Of[] {
  const key = keys[order]
  return key ? predictions.toSorted((one, other) => key(one) - key(other)) : predictions
}
