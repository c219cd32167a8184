/** Which model answers, and what it said of the pictures given to it. Results belong to one run and go with it. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Refusal } from '../../shared/domain/dataset'
import type { Prediction, PredictionAnswer } from '../../shared/domain/prediction'
import type { RunSummary } from '../../shared/domain/run'
import type { SavedTable } from '../../shared/ipc/contract'
import type { LabError, Result } from '../../shared/ipc/result'
import { callLab, registerDrop } from '../bridge/lab'
import { ordered, type PredictionOrder } from './prediction-order'
import { useRunListStore } from './run-list-store'

export const usePredictionStore = defineStore('prediction', () => {
  const { add, refuse, ...answers } = useAnswers()
  const underWay = ref(0)
  const isBusy = computed(() => underWay.value > 0)

  /** Any number at a time. Results of a run that is no longer the one asked belong to nobody. */
  async function take(ask: (runId: string) => Promise<Result<PredictionAnswer | null>>): Promise<void> {
    const asked = answers.run.value?.id
    if (asked === undefined) return
    underWay.value++
    const result = await ask(asked)
    underWay.value--
    if (answers.run.value?.id !== asked) return
    if (result.ok) add(asked, result.value)
    else refuse(result.error)
  }

  const openFiles = (files: readonly File[]): Promise<void> =>
    take(async (runId) => {
      const drop = await registerDrop(files)
      return drop.ok ? callLab('predict:open-drop', { runId, dropId: drop.value.dropId }) : drop
    })
  /** One dialog at a time: it would open above the other. */
  async function choose(call: 'predict:choose-pictures' | 'predict:choose-folder'): Promise<void> {
    if (isBusy.value) return
    await take((runId) => callLab(call, { runId }))
  }
  const choosePictures = (): Promise<void> => choose('predict:choose-pictures')
  const chooseFolder = (): Promise<void> => choose('predict:choose-folder')

  return { ...answers, isBusy, openFiles, choosePictures, chooseFolder, ...useTable(answers, refuse) }
})

interface SavingTable {
  /** What was written last; null until then, and when the results have changed since. */
  readonly savedTable: ShallowRef<SavedTable | null>
  readonly saveTable: () => Promise<void>
}

/** The answers as a file: first the predictions in their order, then what could not be used. */
function useTable(
  { run, inOrder, refused }: Pick<Answers, 'run' | 'inOrder' | 'refused'>,
  refuse: Answers['refuse'],
): SavingTable {
  const savedTable = shallowRef<SavedTable | null>(null)
  watch(inOrder, () => (savedTable.value = null))

  async function saveTable(): Promise<void> {
    const runId = run.value?.id
    if (runId === undefined) return
    const pictureIds = [...inOrder.value, ...refused.value].map(({ id }) => id)
    const result = await callLab('predict:save-table', { runId, pictureIds })
    if (result.ok) savedTable.value = result.value ?? savedTable.value
    else refuse(result.error)
  }
  return { savedTable, saveTable }
}

/** An answer, and how far the network had been trained when it gave it. */
export interface DatedPrediction extends Prediction {
  readonly iteration: number
}
export interface RefusedPicture extends Refusal {
  readonly id: string
}

interface Answers {
  /** The chosen run while it can be used, else the latest that can. */
  readonly run: ComputedRef<RunSummary | null>
  readonly chosenRunId: Ref<string | null>
  readonly predictions: ShallowRef<readonly DatedPrediction[]>
  readonly refused: ShallowRef<readonly RefusedPicture[]>
  readonly order: Ref<PredictionOrder>
  readonly inOrder: ComputedRef<readonly DatedPrediction[]>
  readonly selectedId: Ref<string | null>
  /** The selected answer, else the first. */
  readonly selected: ComputedRef<DatedPrediction | null>
  readonly error: ShallowRef<LabError | null>
  /** New answers come first; what was said before stays below. From now on their run is the chosen one. */
  readonly add: (runId: string, answer: PredictionAnswer | null) => void
  readonly refuse: (reason: LabError) => void
  readonly clear: () => void
}

function useAnswers(): Answers {
  const runs = useRunListStore()
  const chosenRunId = ref<string | null>(null)
  const predictions = shallowRef<readonly DatedPrediction[]>([])
  const refused = shallowRef<readonly RefusedPicture[]>([])
  const selectedId = ref<string | null>(null)
  const order = ref<PredictionOrder>('given')
  const error = shallowRef<LabError | null>(null)

  const run = computed(() => runs.usable.find(({ id }) => id === chosenRunId.value) ?? runs.usable[0] ?? null)
  const inOrder = computed(() => ordered(predictions.value, order.value))
  const selected = computed(
    () => predictions.value.find(({ id }) => id === selectedId.value) ?? inOrder.value[0] ?? null,
  )

  function add(runId: string, answer: PredictionAnswer | null): void {
    error.value = null
    if (!answer) return
    const { iteration, outcomes } = answer
    if (outcomes.length > 0) chosenRunId.value = runId
    const more = outcomes.filter((outcome) => outcome.ok).map((outcome) => ({ ...outcome, iteration }))
    predictions.value = [...more, ...predictions.value]
    refused.value = [...outcomes.filter((outcome) => !outcome.ok), ...refused.value]
    selectedId.value = more[0]?.id ?? selectedId.value
  }
  function refuse(reason: LabError): void {
    error.value = reason.code === 'cancelled' ? null : reason
  }
  function clear(): void {
    predictions.value = []
    refused.value = []
    selectedId.value = null
    error.value = null
  }
  watch(() => run.value?.id, clear)

  const state = { run, chosenRunId, predictions, refused, order, inOrder, selectedId, selected, error }
  return { ...state, add, refuse, clear }
}
