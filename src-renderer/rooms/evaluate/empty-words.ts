/** Why there is no score to show, and what to do. Pure. */
import type { RunSummary } from '../../../shared/domain/run'
import { evaluateMessages } from '../../../shared/messages/evaluate'

interface EmptyWords {
  readonly title: string
  readonly text: string
}

export function emptyWords(run: Pick<RunSummary, 'progress'> | null): EmptyWords {
  if (!run) return evaluateMessages.empty
  if (run.progress.state === 'preparing') return evaluateMessages.preparing
  if (run.progress.state === 'failed') return evaluateMessages.failedRun
  return { title: evaluateMessages.asking, text: '' }
}
