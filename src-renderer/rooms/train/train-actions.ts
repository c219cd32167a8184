/** Which buttons of the Train room can be pressed now, and why not. Pure. */
import type { DatasetSummary } from '../../../shared/domain/dataset'
import type { RunState } from '../../../shared/domain/run'
import { trainMessages } from '../../../shared/messages/train'

export type PrimaryAction = 'start' | 'pause' | 'resume'

export interface ActionState {
  readonly label: string
  /** Why it cannot be pressed; empty when it can. */
  readonly reason: string
}

export interface TrainActions {
  readonly primary: ActionState & { readonly action: PrimaryAction }
  readonly step: ActionState
  readonly reset: ActionState
  readonly stop: ActionState
}

export interface TrainSituation {
  /** Null when there is no run yet. */
  readonly state: RunState | null
  readonly dataset: Pick<DatasetSummary, 'classes' | 'train'> | null
  /** Why the designed network cannot be trained; empty when it can. */
  readonly designProblem: string
}

export function trainActions(situation: TrainSituation): TrainActions {
  const { state } = situation
  return {
    primary: primaryAction(situation),
    step: { label: trainMessages.step, reason: stepReason(state) },
    reset: { label: trainMessages.reset, reason: resetReason(state) },
    stop: { label: trainMessages.stop, reason: isUnderWay(state) ? '' : trainMessages.stopNeedsRun },
  }
}

function primaryAction({ state, dataset, designProblem }: TrainSituation): TrainActions['primary'] {
  switch (state) {
    case 'preparing':
      return { action: 'pause', label: trainMessages.preparing, reason: trainMessages.preparingLine }
    case 'training':
      return { action: 'pause', label: trainMessages.pause, reason: '' }
    case 'paused':
      return { action: 'resume', label: trainMessages.resume, reason: '' }
    default:
      return {
        action: 'start',
        label: state === null ? trainMessages.train : trainMessages.trainAgain,
        reason: dataProblem(dataset) || designProblem,
      }
  }
}

/** What is missing before anything can be learned; empty when nothing is. */
function dataProblem(dataset: TrainSituation['dataset']): string {
  if (!dataset) return trainMessages.noData
  const { examples, positives } = dataset.train
  if (positives === 0) return trainMessages.noPicturesOf(dataset.classes[0])
  return positives === examples ? trainMessages.noPicturesOf(dataset.classes[1]) : ''
}

function stepReason(state: RunState | null): string {
  if (state === 'paused') return ''
  return state === 'training' || state === 'preparing'
    ? trainMessages.stepNeedsPause
    : trainMessages.stepNeedsRun
}

function resetReason(state: RunState | null): string {
  if (state === null) return trainMessages.resetNeedsRun
  return state === 'preparing' ? trainMessages.preparingLine : ''
}

function isUnderWay(state: RunState | null): boolean {
  return state === 'preparing' || state === 'training' || state === 'paused'
}
