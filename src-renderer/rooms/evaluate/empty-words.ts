/** Why there is no score to show, and what to do. Pure. */
import type { RunSummary } from '../../../shared/domain/run'
import { evaluateMessages } from '../../../shared/messages/evaluate'

interface EmptyWords {
  readonly title: string
  readonly text: string
}

export function emptyWords(run: Pick<RunSummary, 'progress'> | null): EmptyWords {
  if (!run) return evaluateMessages.empty
  const isUnderWay = ['preparing', 'training', 'paused'].includes(run.progress.state)
  return isUnderWay ? evaluateMessages.notEnded : evaluateMessages.notScored
}
