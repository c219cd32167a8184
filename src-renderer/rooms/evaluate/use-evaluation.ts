/** The Evaluate room's numbers: everything that follows from the answers, the split and the threshold. */
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { confusionAbove } from '../../../shared/domain/evaluation/threshold-sweep'
import { COURSE_THRESHOLD, useEvaluationStore } from '../../stores/evaluation-store'
import { useRunStore } from '../../stores/run-store'
import { evaluateFindings, type EvaluateFinding } from './evaluate-findings'
import type { PictureFilter } from './picture-selection'
import { scoreView, type ScoreView } from './score-view'
import { splitAnswers, type SplitAnswers } from './split-answers'

/** What of the evaluation is in sight. */
export const EVALUATE_VIEWS = ['scores', 'curves', 'pictures'] as const
export type EvaluateView = (typeof EVALUATE_VIEWS)[number]

export interface Evaluation {
  readonly view: Ref<EvaluateView>
  readonly filter: Ref<PictureFilter>
  /** Test first. */
  readonly parts: ComputedRef<readonly SplitAnswers[]>
  /** The chosen split, or the only one there is. */
  readonly part: ComputedRef<SplitAnswers | null>
  readonly scores: ComputedRef<readonly ScoreView[]>
  readonly score: ComputedRef<ScoreView | null>
  readonly findings: ComputedRef<readonly EvaluateFinding[]>
  readonly openPictures: (filter: PictureFilter) => void
}

/** Asks the run when the room is opened, when another run is shown, and when its state changes. */
export function useEvaluation(): Evaluation {
  const runs = useRunStore()
  const store = useEvaluationStore()
  const view = ref<EvaluateView>('scores')
  const filter = ref<PictureFilter>('all')

  watch(
    [() => runs.run?.id, () => runs.run?.progress.state],
    () => {
      if (store.canAsk) void store.ask()
    },
    { immediate: true },
  )

  const parts = computed(() => (store.answers ? splitAnswers(store.answers) : []))
  const part = computed(
    () => parts.value.find(({ split }) => split === store.split) ?? parts.value[0] ?? null,
  )
  const scores = computed(() => {
    const classes = runs.run?.dataset.classes
    if (!classes) return []
    return parts.value.map(({ split, sweep }) =>
      scoreView(
        split,
        confusionAbove(sweep, store.threshold),
        classes,
        confusionAbove(sweep, COURSE_THRESHOLD),
      ),
    )
  })
  const score = computed(() => scores.value.find(({ split }) => split === part.value?.split) ?? null)
  const findings = computed(() =>
    evaluateFindings(scores.value, runs.isOutOfDate, store.threshold !== COURSE_THRESHOLD),
  )

  function openPictures(next: PictureFilter): void {
    filter.value = next
    view.value = 'pictures'
  }
  return { view, filter, parts, part, scores, score, findings, openPictures }
}
