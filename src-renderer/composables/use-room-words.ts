/** The live word beside each room's name in the rail: how many pictures, how far the training, how many runs. */
import { computed, type ComputedRef } from 'vue'
import { formatCount, formatPercent } from '../../shared/messages/format'
import { LESSON_IDS } from '../../shared/domain/lesson'
import { useDatasetStore } from '../stores/dataset-store'
import type { TermId } from '../../shared/messages/terms/terms'
import type { Room } from '../stores/navigation-store'
import { useLessonStore } from '../stores/lesson-store'
import { useRunListStore } from '../stores/run-list-store'

/** Empty when there is nothing to say yet. */
export type RoomWords = Readonly<Record<Room, string>>

/** What the numbers in the words are. */
export const ROOM_WORD_TERMS: Readonly<Partial<Record<Room, TermId>>> = {
  data: 'pictures',
  train: 'progress',
  runs: 'runCount',
  learn: 'lessonsMeasured',
}

export function useRoomWords(): ComputedRef<RoomWords> {
  const data = useDatasetStore()
  const runs = useRunListStore()
  const lessons = useLessonStore()

  /** Once there are pictures, those that come are counted with the data set they end in. */
  function pictures(): number {
    const [positive, negative] = data.dataset?.counts ?? (data.isImporting ? data.arrived : [0, 0])
    return positive + negative
  }

  function training(): string {
    const run = runs.training ?? runs.latest
    const isUnderway = run !== null && ['preparing', 'training', 'paused'].includes(run.progress.state)
    return isUnderway ? formatPercent(run.progress.iteration / run.progress.iterations) : ''
  }

  const countWord = (count: number): string => (count > 0 ? formatCount(count) : '')
  return computed(() => ({
    data: countWord(pictures()),
    network: '',
    train: training(),
    evaluate: '',
    predict: '',
    runs: countWord(runs.runs.length),
    learn: lessons.measuredCount > 0 ? `${lessons.measuredCount} / ${LESSON_IDS.length}` : '',
  }))
}
