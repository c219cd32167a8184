/** The teacher's lesson that is open, what was answered in it, and a class's results. Answers stay in this computer's browser storage. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { readRecording, RECORDING_LIMIT, type Recording } from '../../shared/domain/recording'
import { z } from '../../shared/domain/schema'
import type {
  PlanarStepSettings,
  StepTarget,
  TeacherLesson,
  TeacherQuestion,
} from '../../shared/domain/teacher/lesson-file'
import { readLessonFile } from '../../shared/domain/teacher/read-lesson-file'
import { lessonResultSchema, readResultsFile, type LessonResult } from '../../shared/domain/teacher/results'
import { teacherMessages } from '../../shared/messages/learn/teacher'
import { resultAfter, withMeasurements } from './teacher-results'
import { useLessonStore } from './lesson-store'
import { useNavigationStore } from './navigation-store'
import { useRecordingStore } from './recording-store'
import { useNetworkStore } from './network-store'

const STORAGE_KEY = 'descent-teacher-results'
const MOST_BYTES = RECORDING_LIMIT
const keptSchema = z.array(lessonResultSchema)

/** What an older or newer Descent left behind and this one does not know counts as nothing. */
function keptResults(): readonly LessonResult[] {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(window.localStorage.getItem(STORAGE_KEY) ?? '[]'))
    return parsed.success ? parsed.data : []
  } catch {
    return [] // not JSON
  }
}

export const useTeacherStore = defineStore('teacher', () => {
  const lesson = shallowRef<TeacherLesson | null>(null)
  const results = shallowRef<readonly LessonResult[]>(keptResults())
  const classResults = shallowRef<readonly LessonResult[]>([])
  const problem = ref('')
  watch(results, (now) => window.localStorage.setItem(STORAGE_KEY, JSON.stringify(now)))

  /** The open lesson's own result, with what was measured in the room's lessons. */
  const result = computed<LessonResult | null>(() => {
    const title = lesson.value?.title
    if (title === undefined) return null
    const kept = results.value.find((one) => one.lesson === title)
    return withMeasurements(
      kept ?? { lesson: title, student: '', answers: [], measured: [] },
      useLessonStore().predictions,
    )
  })

  /** Lesson files and results files; whatever cannot be read is said, and everything else stays as it is. */
  async function openFiles(files: readonly File[]): Promise<void> {
    problem.value = ''
    for (const file of files) {
      const found = await contentOf(file)
      if ('refusal' in found) problem.value = found.refusal
      else if ('lesson' in found) lesson.value = found.lesson
      else if ('recording' in found) play(found.recording)
      else classResults.value = [...classResults.value, ...found.results]
    }
  }

  function keep(changed: LessonResult): void {
    results.value = [...results.value.filter((one) => one.lesson !== changed.lesson), changed]
  }

  function answer(question: TeacherQuestion, given: string): void {
    if (result.value) keep(resultAfter(result.value, question, given, new Date().toISOString()))
  }

  function name(student: string): void {
    if (result.value) keep({ ...result.value, student })
  }

  const close = (): void => {
    lesson.value = null
  }
  const clearClass = (): void => {
    classResults.value = []
  }
  return {
    ...{ lesson, result, classResults, problem },
    ...{ openFiles, answer, name, close, clearClass },
    ...steps(),
  }
})

type FileContent =
  | { readonly lesson: TeacherLesson }
  | { readonly results: readonly LessonResult[] }
  | { readonly recording: Recording }
  /** Why the file cannot be used. */
  | { readonly refusal: string }

async function contentOf(file: File): Promise<FileContent> {
  if (file.size > MOST_BYTES) return { refusal: teacherMessages.tooLarge(file.name) }
  const content = await file.text()
  if (file.name.toLowerCase().endsWith('.json')) {
    const recording = readRecording(content)
    if (recording) return { recording }
    const results = readResultsFile(content)
    return results ? { results } : { refusal: teacherMessages.notResults(file.name) }
  }
  const read = readLessonFile(content)
  if (read.ok) return { lesson: read.lesson }
  return { refusal: teacherMessages.refused(file.name, read.problem.line, read.problem.message) }
}

function play(recording: Recording): void {
  useRecordingStore().show(recording)
  useNavigationStore().goToLesson(recording.lesson)
}

/** Where steps lead. */
function steps() {
  /** For the planar lesson, when a step has just opened it. */
  let planarSettings: PlanarStepSettings | null = null

  /** Goes where a step leads, with its settings. */
  function follow(target: StepTarget): void {
    const navigation = useNavigationStore()
    if (target.kind === 'network') {
      const { hidden, hyperparameters } = target
      useNetworkStore().change({ ...hyperparameters, ...(hidden && { hidden }) })
      navigation.go('network')
      return
    }
    planarSettings = target.kind === 'planar' ? target.settings : null
    navigation.goToLesson(target.kind === 'planar' ? 'planar' : target.lesson)
  }

  /** Once for each step: the planar lesson asks when it opens. */
  function takePlanarSettings(): PlanarStepSettings | null {
    const taken = planarSettings
    planarSettings = null
    return taken
  }

  return { follow, takePlanarSettings }
}
