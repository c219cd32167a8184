/** Why a network answers one picture as it does, asked anew for each picture and each state of the network. */
import { shallowRef, watch, type ShallowRef } from 'vue'
import type { ContributionMap } from '../../shared/domain/evaluation/run-answers'
import type { LabError } from '../../shared/ipc/result'
import { callLab } from '../bridge/lab'

export interface ExplainedPicture {
  readonly runId: string
  readonly pictureId: string
  /** Of the answer that is explained. */
  readonly iteration: number
}

export interface Explanation {
  /** The last one stays in sight until the next is there. */
  readonly map: Readonly<ShallowRef<ContributionMap | null>>
  readonly error: Readonly<ShallowRef<LabError | null>>
}

export function useExplanation(picture: () => ExplainedPicture): Explanation {
  const map = shallowRef<ContributionMap | null>(null)
  const error = shallowRef<LabError | null>(null)
  let asking = 0

  watch(
    () => {
      const { runId, pictureId, iteration } = picture()
      return `${runId} ${pictureId} ${iteration}`
    },
    async () => {
      const mine = ++asking
      const { runId, pictureId } = picture()
      const result = await callLab('answers:explain-picture', { runId, pictureId })
      if (mine !== asking) return
      error.value = result.ok ? null : result.error
      map.value = result.ok ? result.value : null
    },
    { immediate: true },
  )
  return { map, error }
}
