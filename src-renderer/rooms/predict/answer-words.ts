/** A network's answer in words: the class it says, and how far it leans to it. Pure. */
import type { ClassNames, Label } from '../../../shared/domain/dataset'
import { formatPercent } from '../../../shared/messages/format'

export interface AnswerWords {
  readonly className: string
  /** The probability of the class that was said: at least 50 %. */
  readonly lean: string
}

/** @param answer its probability is that of the positive class */
export function answerWords(
  answer: { readonly label: Label; readonly probability: number },
  classes: ClassNames,
): AnswerWords {
  const { label, probability } = answer
  return {
    className: classes[label === 1 ? 0 : 1],
    lean: formatPercent(label === 1 ? probability : 1 - probability, 1),
  }
}
