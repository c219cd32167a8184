/** Which model answers, and what it said of the pictures given to it. Results belong to one run and go with it. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Refusal } from '../../shared/domain/dataset'
import type { Prediction, PredictionAnswer, PredictionOutcome } from '../../shared/domain/prediction'
import type { RunSummary } from '../../shared/domain/run'
import type { LabError, Result } from '../../shared/ipc/result'
import { callLab, registerDrop } from '../bridge/lab'
import { ordered, type PredictionOrder } from './prediction-order'
import { useRunListStore } from './run-list-store'

export const usePredictionStore = defineStore('prediction', () => {
  const { add, refuse, ...answers } = useAnswers()
  const isBusy = ref(false)

  /** Results of a run that is no longer the one asked belong to nobody. */
  async function take(ask: (runId: string) => Promise<Result<PredictionAnswer | null>>): Promise<void> {
    const asked = answers.run.value?.id
    if (asked === undefined || isBusy.value) return
    isBusy.value = true
    const result = await ask(asked)
    isBusy.value = false
    if (answers.run.value?.id !== asked) return
    if (result.ok) add(asked, result.value?.outcomes ?? [])
    else refuse(result.error)
  }

  const openFiles = (files: readonly File[]): Promise<void> =>
    take(async (runId) => {
      const drop = await registerDrop(files)
      return drop.ok ? callLab('predict:open-drop', { runId, dropId: drop.value.dropId }) : drop
    })
  const choosePictures = (): Promise<void> => take((runId) => callLab('predict:choose-pictures', { runId }))

  return { ...answers, isBusy, openFiles, choosePictures }
})

interface Answers {
  /** The chosen run while it can be used, else the latest that can. */
  readonly run: ComputedRef<RunSummary | null>
  readonly chosenRunId: Ref<string | null>
  readonly predictions: ComputedRef<readonly Prediction[]>
  readonly refused: ComputedRef<readonly Refusal[]>
  readonly order: Ref<PredictionOrder>
  readonly inOrder: ComputedRef<readonly Prediction[]>
  readonly selectedId: Ref<string | null>
  /** The selected answer, else the first. */
  readonly selected: ComputedRef<Prediction | null>
  readonly error: ShallowRef<LabError | null>
  /** New answers come first; what was said before stays below. From now on their run is the chosen one. */
  readonly add: (runId: string, more: readonly PredictionOutcome[]) => void
  readonly refuse: (reason: LabError) => void
  readonly clear: () => void
}

function useAnswers(): Answers {
  const runs = useRunListStore()
  const chosenRunId = ref<string | null>(null)
  const outcomes = shallowRef<readonly PredictionOutcome[]>([])
  const selectedId = ref<string | null>(null)
  const order = ref<PredictionOrder>('given')
  const error = shallowRef<LabError | null>(null)

  const run = computed(() => runs.usable.find(({ id }) => id === chosenRunId.value) ?? runs.usable[0] ?? null)
  const predictions = computed(() => outcomes.value.filter((outcome) => outcome.ok))
  const refused = computed(() => outcomes.value.filter((outcome) => !outcome.ok))
  const inOrder = computed(() => ordered(predictions.value, order.value))
  const selected = computed(
    () => predictions.value.find(({ id }) => id === selectedId.value) ?? inOrder.value[0] ?? null,
  )

  function add(runId: string, more: readonly PredictionOutcome[]): void {
    error.value = null
    if (more.length > 0) chosenRunId.value = runId
    outcomes.value = [...more, ...outcomes.value]
    selectedId.value = more.find((outcome) => outcome.ok)?.id ?? selectedId.value
  }
  function refuse(reason: LabError): void {
    error.value = reason.code === 'cancelled' ? null : reason
  }
  function clear(): void {
    outcomes.value = []
    selectedId.value = null
    error.value = null
  }
  watch(() => run.value?.id, clear)

  const state = { run, chosenRunId, predictions, refused, order, inOrder, selectedId, selected, error }
  return { ...state, add, refuse, clear }
}
