/** A lesson as a recording: the one that is shown in it, and saving what it measured. */
import { onScopeDispose } from 'vue'
import type { LessonId } from '../../../shared/domain/lesson'
import { isRecordedLesson } from '../../../shared/domain/recording'
import { recordingMessages } from '../../../shared/messages/learn/recording'
import { callLab } from '../../bridge/lab'
import { useNavigationStore } from '../../stores/navigation-store'
import { useRecordingStore } from '../../stores/recording-store'
import { useToastStore } from '../../stores/toast-store'

export function useRecording(lesson: LessonId) {
  const recordings = useRecordingStore()
  const toasts = useToastStore()
  const shown = recordings.shown?.lesson === lesson ? recordings.shown : null
  onScopeDispose(recordings.close)

  async function save(): Promise<void> {
    if (!isRecordedLesson(lesson)) return
    const content = recordings.textOf(lesson, new Date().toISOString())
    const answer = await callLab('lesson:save-recording', { content })
    if (!answer.ok) toasts.show(answer.error.message)
    else if (answer.value) toasts.show(recordingMessages.saved(answer.value.fileName))
  }

  /** To the list: the lesson itself opens from there, and computes. */
  const close = (): void => useNavigationStore().go('learn')

  return { shown, canBeSaved: !shown && isRecordedLesson(lesson), save, close }
}
