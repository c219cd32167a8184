/** What the score card means, most important first. Pure. */
import { evaluateMessages } from '../../../shared/messages/evaluate'
import type { Tone } from '../../components/finding-tone'
import type { ScoreView } from './score-view'

export interface EvaluateFinding {
  readonly tone: Tone
  readonly title: string
  readonly text: string
}

const tones = { above: 'good', unproven: 'neutral', 'not-above': 'attention' } as const

export function evaluateFindings(
  views: readonly ScoreView[],
  isOutOfDate: boolean,
  isThresholdMoved: boolean,
): readonly EvaluateFinding[] {
  const test = views.find(({ split }) => split === 'test')
  return [
    ...(isThresholdMoved ? [{ tone: 'attention' as const, ...evaluateMessages.thresholdMoved }] : []),
    ...(isOutOfDate ? [{ tone: 'attention' as const, ...evaluateMessages.outOfDate }] : []),
    test
      ? {
          tone: tones[test.atHalf.verdict],
          title: evaluateMessages.verdicts[test.atHalf.verdict],
          text: evaluateMessages.comparison(
            test.atHalf.accuracy,
            test.baseline,
            test.baselineClass,
            isThresholdMoved,
          ),
        }
      : { tone: 'neutral', ...evaluateMessages.noTest },
    { tone: 'neutral', ...evaluateMessages.intervalMeaning },
    { tone: 'neutral', ...evaluateMessages.knownPictures },
    { tone: 'neutral', ...evaluateMessages.expectation },
  ]
}
