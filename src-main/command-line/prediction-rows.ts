/** The rows of `descent predict`, stable for scripts. */
import type { ClassNames } from '../../shared/domain/dataset'
import type { PredictionOutcome } from '../../shared/domain/prediction'
import { refusalReason } from '../../shared/messages/refusals'

/** `probability` is of the positive class; `label` is the name of the class that the network answers. */
export type PredictionRow =
  | { readonly file: string; readonly probability: number; readonly label: string }
  | { readonly file: string; readonly error: { readonly code: string; readonly message: string } }

export function predictionRows(
  outcomes: readonly PredictionOutcome[],
  classes: ClassNames,
): readonly PredictionRow[] {
  return outcomes.map((outcome) =>
    outcome.ok
      ? { file: outcome.name, probability: outcome.probability, label: classes[outcome.label === 1 ? 0 : 1] }
      : { file: outcome.name, error: { code: outcome.code, message: refusalReason(outcome) } },
  )
}
