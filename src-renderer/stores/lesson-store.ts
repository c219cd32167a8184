/** What was predicted in each lesson, and whether the measurement agreed. It stays in this computer's browser storage. */
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { LESSON_IDS, type LessonId } from '../../shared/domain/lesson'
import { z } from '../../shared/domain/schema'

const STORAGE_KEY = 'descent-lessons'

const predictionSchema = z.strictObject({
  choice: z.string(),
  /** Null until it was measured. */
  measured: z.string().nullable(),
})
const storedSchema = z.partialRecord(z.enum(LESSON_IDS), predictionSchema)
type Predictions = z.infer<typeof storedSchema>

/** What an older or newer Descent left behind and this one does not know counts as nothing. */
function storedPredictions(): Predictions {
  try {
    const parsed = storedSchema.safeParse(JSON.parse(window.localStorage.getItem(STORAGE_KEY) ?? '{}'))
    return parsed.success ? parsed.data : {}
  } catch {
    return {} // not JSON
  }
}

export const useLessonStore = defineStore('lessons', () => {
  const predictions = ref<Predictions>(storedPredictions())
  watch(predictions, (now) => window.localStorage.setItem(STORAGE_KEY, JSON.stringify(now)))

  const measuredCount = computed(
    () => LESSON_IDS.filter((id) => typeof predictions.value[id]?.measured === 'string').length,
  )

  function predict(lesson: LessonId, choice: string): void {
    predictions.value = { ...predictions.value, [lesson]: { choice, measured: null } }
  }

  /** What the engine found, as one of the lesson's choices. */
  function measured(lesson: LessonId, found: string): void {
    const prediction = predictions.value[lesson]
    if (!prediction || prediction.measured === found) return
    predictions.value = { ...predictions.value, [lesson]: { ...prediction, measured: found } }
  }

  function forget(lesson: LessonId): void {
    predictions.value = Object.fromEntries(Object.entries(predictions.value).filter(([id]) => id !== lesson))
  }

  return { predictions, measuredCount, predict, measured, forget }
})
