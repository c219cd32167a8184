/** Where a person changed the learning rate while the run went on: a line with the new value. Pure. */
import type { LearningRateChange } from '../../shared/domain/run'
import { trainMessages } from '../../shared/messages/train'
import { rule, type LineSeries } from './chart-option'
import type { ChartTokens } from './chart-tokens'
import { isInView, type IterationRange } from './chart-zoom'

export interface RateMarksInput {
  readonly rateChanges: readonly LearningRateChange[]
  readonly view: IterationRange | null
  readonly iterations: number
  readonly tokens: ChartTokens
}

/** More lines would hide the curves; the saved table has every change. */
const MOST_MARKS = 12
/** Right of this share of the axis, a label stands to the left of its line. */
const LABEL_TURNS_AT = 0.8
/** Neighbours are labelled below each other, in pixels from the top, and then from the top again. */
const FIRST_LABEL = 11
const LABEL_STEP = 18
const LABEL_ROWS = 3

/** @param scale of the y axis, which the lines cross from end to end; their labels stand at its top */
export function rateMarks(
  { rateChanges, view, iterations, tokens }: RateMarksInput,
  scale: { readonly min: number; readonly max: number },
): readonly LineSeries[] {
  const { from, to } = view ?? { from: 0, to: iterations }
  return rateChanges
    .filter(({ iteration }) => isInView(iteration, view))
    .slice(-MOST_MARKS)
    .map(({ iteration, learningRate }, place) =>
      rule({
        id: `rate at ${iteration}`,
        from: { x: iteration, y: scale.max },
        to: { x: iteration, y: scale.min },
        colour: tokens.muted,
        dashed: true,
        label: {
          text: trainMessages.rateMark(learningRate),
          side: iteration > from + LABEL_TURNS_AT * (to - from) ? 'left' : 'right',
          below: FIRST_LABEL + LABEL_STEP * (place % LABEL_ROWS),
        },
        tokens,
      }),
    )
}
