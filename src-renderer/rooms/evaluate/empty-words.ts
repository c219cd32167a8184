/** Why there is no score to show, and what to do. Pure. */
import type { RunSummary } from '../../../shared/domain/run'
import type { LabError } from '../../../shared/ipc/result'
import { evaluateMessages } from '../../../shared/messages/evaluate'

interface EmptyWords {
  readonly title: string
  readonly text: string
}

/** What the room's one button does without a score. @param error why it was refused, until that is dismissed */
export function emptyAction(
  isRefused: boolean,
  error: Pick<LabError, 'code'> | null,
): 'train' | 'data' | 'ask' {
  if (!isRefused) return 'train'
  return error?.code === 'data-not-open' ? 'data' : 'ask'
}

/** @param isRefused the network was asked and gave no answers; why is said above */
export function emptyWords(run: Pick<RunSummary, 'progress'> | null, isRefused: boolean): EmptyWords {
  if (!run) return evaluateMessages.empty
  if (run.progress.state === 'preparing') return evaluateMessages.preparing
  if (run.progress.state === 'failed') return evaluateMessages.failedRun
  return { title: isRefused ? evaluateMessages.notAsked : evaluateMessages.asking, text: '' }
}
