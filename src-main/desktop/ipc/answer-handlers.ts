/** Calls of the Evaluate room and of the comparison of runs. */
import type { EvaluationService } from '../../lab/evaluations/evaluation-service'
import type { Handlers } from './handle'

type AnswerCalls = Extract<keyof Handlers, `answers:${string}`>

export function answerHandlers(evaluations: EvaluationService): Pick<Handlers, AnswerCalls> {
  return {
    'answers:collect': ({ runId }) => evaluations.answers(runId),
    'answers:list-pictures': ({ runId, indices }) => evaluations.pictures(runId, indices),
    'answers:explain-picture': ({ runId, pictureId }) => evaluations.explain(runId, pictureId),
    'answers:recall-picture': ({ runId, index }) => evaluations.biography(runId, index),
    'answers:compare-runs': ({ firstId, secondId }) => evaluations.compare(firstId, secondId),
  }
}
