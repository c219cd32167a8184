/** How much each example counts in the cost, so that a rare class is not simply given up. */
import type { ClassWeights } from '../../shared/domain/hyperparameters'

/** Of label 0 and of label 1. */
export type LabelWeights = readonly [number, number]

/**
 * m / (2 · examples of the class): both classes count alike, and all weights together are m, so costs stay comparable.
 * With one class only there is nothing to weigh: every example counts 1, as for `none`, whose answer is null.
 *
 * @param labels 0 or 1, of the training examples
 */
export function labelWeights(mode: ClassWeights, labels: ArrayLike<number>): LabelWeights | null {
  if (mode === 'none') return null
  let positives = 0
  for (let j = 0; j < labels.length; j++) positives += labels[j] === 1 ? 1 : 0
  const negatives = labels.length - positives
  if (positives === 0 || negatives === 0) return null
  return [labels.length / (2 * negatives), labels.length / (2 * positives)]
}
