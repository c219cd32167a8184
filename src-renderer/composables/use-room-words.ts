/** The live word beside each room's name in the rail: how many pictures, how far the training, how many runs. */
import { computed, type ComputedRef } from 'vue'
import { formatCount, formatPercent } from '../../shared/messages/format'
import { useDatasetStore } from '../stores/dataset-store'
import type { Room } from '../stores/navigation-store'
import { useRunListStore } from '../stores/run-list-store'

/** Empty when there is nothing to say yet. */
export type RoomWords = Readonly<Record<Room, string>>

export function useRoomWords(): ComputedRef<RoomWords> {
  const data = useDatasetStore()
  const runs = useRunListStore()

  return computed(() => {
    const [positive, negative] = data.dataset?.counts ?? [0, 0]
    const arrived = data.isImporting ? data.arrived[0] + data.arrived[1] : 0
    const pictures = positive + negative + arrived
    const progress = runs.latest?.progress
    const isUnderway = progress && (runs.training !== null || progress.state === 'paused')
    return {
      data: pictures > 0 ? formatCount(pictures) : '',
      network: '',
      train: isUnderway ? formatPercent(progress.iteration / progress.iterations) : '',
      evaluate: '',
      predict: '',
      runs: runs.runs.length > 0 ? formatCount(runs.runs.length) : '',
    }
  })
}
