/** What the open lesson measured, to be saved; and the recording that is being shown, from which its questions are answered. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import {
  isCallOf,
  recordedLessons,
  recordingText,
  type RecordedLesson,
  type Recording,
} from '../../shared/domain/recording'
import type { RecordedCall } from '../../shared/domain/recorded-calls'
import { Notes } from './recording-notes'
import { Playback } from './recording-playback'

export const useRecordingStore = defineStore('recording', () => {
  const shown = shallowRef<Recording | null>(null)
  const notes = new Notes()
  let playback: Playback | null = null

  function show(recording: Recording): void {
    shown.value = recording
    playback = new Playback(recording)
  }

  /** A lesson is left: the next one begins with nothing. */
  function close(): void {
    shown.value = null
    playback = null
    notes.clear()
  }

  /** What answers this call in place of the engine, or null. To be asked once, when a lesson opens. */
  const playbackOf = (call: string): Playback | null =>
    shown.value && isCallOf(shown.value.lesson, call) ? playback : null

  /** What the lesson measured so far as a file; `recordedAt` in ISO 8601. */
  function textOf(lesson: RecordedLesson, recordedAt: string): string {
    return recordingText({ lesson, recordedAt, calls: notes.of(lesson) })
  }

  /** Only what can be recorded is kept. */
  function note(call: NotedCall): void {
    if (isRecordedCall(call)) notes.add(call)
  }

  /** The recorded network's settings, to show with it; null when there is none. */
  function recordedPlanarStart() {
    const found = shown.value?.calls.find((call) => call.call === 'lesson:start-planar')
    return found?.request ?? null
  }

  return { shown, show, close, playbackOf, note, textOf, recordedPlanarStart }
})

interface NotedCall {
  readonly call: string
  readonly request: unknown
  readonly answer: unknown
  readonly tookMs: number
}

function isRecordedCall(noted: NotedCall): noted is RecordedCall {
  return Object.values(recordedLessons).some((calls) => calls.some((call) => call === noted.call))
}
