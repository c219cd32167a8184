/** The findings of the shown run together with what the window knows: older data, a newer design. */
import { computed, type ComputedRef } from 'vue'
import { trainMessages } from '../../../shared/messages/train'
import { useRunStore } from '../../stores/run-store'
import { findings, type Finding } from './findings'

export function useFindings(): ComputedRef<readonly Finding[]> {
  const runs = useRunStore()
  return computed(() => {
    if (!runs.run) return [{ tone: 'neutral', ...trainMessages.waiting }]
    const isUnderWay = ['training', 'paused'].includes(runs.run.progress.state)
    return [
      ...(runs.isOutOfDate ? [{ tone: 'attention' as const, ...trainMessages.outOfDate }] : []),
      ...(runs.hasNewDesign && isUnderWay ? [{ tone: 'neutral' as const, ...trainMessages.newDesign }] : []),
      ...runFindings(runs),
    ]
  })
}

function runFindings({ run, series }: ReturnType<typeof useRunStore>): readonly Finding[] {
  const { first, latest, bestTest, measuredCost } = series
  if (!run || !first || !latest) return [{ tone: 'neutral', ...trainMessages.nothingYet }]
  return findings({ run, first, latest, best: bestTest, trainCost: measuredCost.points() })
}
