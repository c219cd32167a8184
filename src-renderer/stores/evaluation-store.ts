/** What the shown run's network says of its own pictures, read from the main process, and what the person looks at. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Split } from '../../shared/domain/dataset'
import { answeringIteration, type RunAnswers } from '../../shared/domain/evaluation/run-answers'
import type { LabError } from '../../shared/ipc/result'
import { callLab } from '../bridge/lab'
import { useRunStore } from './run-store'

/** The threshold of the course, and of every answer that Descent gives. */
export const COURSE_THRESHOLD = 0.5

export const useEvaluationStore = defineStore('evaluation', () => {
  const runs = useRunStore()
  const answers = shallowRef<RunAnswers | null>(null)
  const error = shallowRef<LabError | null>(null)
  const isAsking = ref(false)
  const split = ref<Split>('test')
  const threshold = ref(COURSE_THRESHOLD)
  /** Counts the askings: only the newest answer counts. */
  let asking = 0

  /** Asks the run that is shown, as it is now. */
  async function ask(): Promise<void> {
    const runId = runs.run?.id
    if (runId === undefined) return
    const mine = ++asking
    isAsking.value = true
    const result = await callLab('answers:collect', { runId })
    if (mine !== asking) return
    isAsking.value = false
    error.value = result.ok ? null : result.error
    if (result.ok) answers.value = result.value
  }

  function forget(): void {
    asking += 1
    isAsking.value = false
    answers.value = null
    error.value = null
    threshold.value = COURSE_THRESHOLD
  }
  watch(() => runs.run?.id, forget)

  /** A run in this state has numbers that can be asked. */
  const canAsk = computed(() => !['preparing', 'failed', undefined].includes(runs.run?.progress.state))
  /** The run has gone on since it was asked. */
  const isBehind = computed(
    () =>
      answers.value !== null && runs.run !== null && answers.value.iteration !== answeringIteration(runs.run),
  )

  return { answers, error, isAsking, split, threshold, canAsk, isBehind, ask }
})
