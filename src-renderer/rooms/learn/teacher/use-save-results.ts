/** Saving results where the system's dialog says. */
import type { LessonResult, SaveResultsRequest } from '../../../../shared/domain/teacher/results'
import { teacherMessages } from '../../../../shared/messages/learn/teacher'
import { callLab } from '../../../bridge/lab'
import { useToastStore } from '../../../stores/toast-store'

export function useSaveResults() {
  const toasts = useToastStore()

  async function save(format: SaveResultsRequest['format'], results: readonly LessonResult[]): Promise<void> {
    const answer = await callLab('lesson:save-results', { format, results })
    if (!answer.ok) toasts.show(answer.error.message)
    else if (answer.value) toasts.show(teacherMessages.saved(answer.value.fileName))
  }

  return { save }
}
