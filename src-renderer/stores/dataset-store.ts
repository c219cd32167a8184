/** The data set and every change to it. The pictures themselves stay in the main process. */
import { defineStore } from 'pinia'
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { ClassNames, DatasetSummary, Label, PictureSummary } from '../../shared/domain/dataset'
import type { Preprocessing } from '../../shared/domain/preprocessing'
import type { EditCounts, Zone } from '../../shared/ipc/contract'
import type { LabError } from '../../shared/ipc/result'
import { appMessages } from '../../shared/messages/app'
import { copyMessages } from '../../shared/messages/copies'
import { dataMessages } from '../../shared/messages/data'
import { callLab, registerDrop, useLabEvent } from '../bridge/lab'
import { useDatasetImport, type DatasetAnswer, type DatasetImport } from './dataset-import'
import { useToastStore } from './toast-store'

export const useDatasetStore = defineStore('dataset', () => {
  const state = useDatasetState()
  const { run: runImport, ...importing } = useDatasetImport()
  useLabEvent('dataset:changed', importing.endAdopted)
  return { ...state, ...importing, ...importActions(state, runImport), ...changeActions(state) }
})

interface DatasetState {
  readonly dataset: ShallowRef<DatasetSummary | null>
  /** The last thing that did not work, until the next that does. */
  readonly error: ShallowRef<LabError | null>
  readonly isLoaded: Ref<boolean>
  /** A rename, swap or undo is under way. */
  readonly isChanging: Ref<boolean>
  /** Id of the picture that is on its way to the other class or out; null while none is. */
  readonly leaving: Ref<string | null>
  /** What can be taken back and made again. */
  readonly edits: ShallowRef<EditCounts>
  readonly countEdits: () => Promise<void>
  readonly load: () => Promise<void>
  /** Takes over an answer: a data set, none, or an error to show in place. True when it worked. */
  readonly settle: (answer: DatasetAnswer) => boolean
}

function useDatasetState(): DatasetState {
  const dataset = shallowRef<DatasetSummary | null>(null)
  const error = shallowRef<LabError | null>(null)
  const isLoaded = ref(false)
  const edits = shallowRef<EditCounts>({ undoable: 0, redoable: 0 })

  async function countEdits(): Promise<void> {
    const answer = await callLab('dataset:count-edits')
    if (answer.ok) edits.value = answer.value
    else error.value = answer.error
  }

  useLabEvent('dataset:changed', (changed) => {
    dataset.value = changed
    void countEdits()
  })

  function settle(answer: DatasetAnswer): boolean {
    error.value = answer.ok || answer.error.code === 'cancelled' ? null : answer.error
    if (answer.ok) dataset.value = answer.value
    return answer.ok
  }

  async function load(): Promise<void> {
    settle(await callLab('dataset:current'))
    await countEdits()
    isLoaded.value = true
  }

  const isChanging = ref(false)
  const leaving = ref<string | null>(null)
  return { dataset, error, isLoaded, isChanging, leaving, edits, countEdits, load, settle }
}

interface ImportActions {
  readonly openFiles: (files: readonly File[], zone: Zone) => Promise<boolean>
  readonly chooseFolder: (zone: Zone) => Promise<boolean>
  readonly openSample: () => Promise<boolean>
  /** Prepares every picture again: as long as an import, and as easy to cancel or undo. */
  readonly setPreprocessing: (preprocessing: Preprocessing) => Promise<boolean>
  readonly cancelImport: () => Promise<void>
}

interface ImportDisplay {
  /** False while a dialog is open in front of it. */
  readonly isShownAtOnce?: boolean
  /** What the notice says that offers to undo it; how many are open now unless given. */
  readonly undoable?: string
}

/** The ways in. Each answers whether pictures came; what was there before stays when they did not. */
function importActions(state: DatasetState, run: DatasetImport['run']): ImportActions {
  async function importing(
    answer: () => Promise<DatasetAnswer>,
    { isShownAtOnce = true, undoable = '' }: ImportDisplay = {},
  ): Promise<boolean> {
    state.error.value = null
    const hadPictures = state.dataset.value !== null
    const result = await run(answer, isShownAtOnce)
    const didChooseNothing = result === null || (result.ok && result.value === null)
    if (didChooseNothing || !state.settle(result)) return false
    useToastStore().withdraw('data')
    if (!hadPictures) return true
    await state.countEdits()
    offerUndo(state, undoable || openedWords(state))
    return true
  }

  return {
    openFiles: (files, zone) =>
      importing(async () => {
        const drop = await registerDrop(files)
        return drop.ok ? callLab('dataset:open-drop', { dropId: drop.value.dropId, zone }) : drop
      }),
    chooseFolder: (zone) =>
      importing(() => callLab('dataset:choose-folder', { zone }), { isShownAtOnce: false }),
    openSample: () => importing(() => callLab('dataset:open-sample')),
    setPreprocessing: (preprocessing) =>
      importing(() => callLab('dataset:set-preprocessing', preprocessing), {
        isShownAtOnce: false,
        undoable: dataMessages.prepared(preprocessing),
      }),
    async cancelImport() {
      const result = await callLab('dataset:cancel-import')
      if (!result.ok) state.error.value = result.error
    },
  }
}

type EditedPicture = Pick<PictureSummary, 'id' | 'name' | 'label'>

interface ChangeActions {
  readonly renameClass: (label: Label, name: string) => Promise<boolean>
  readonly swapClasses: () => Promise<boolean>
  /** Into the other class. @param classes what the picture's labels mean: a run's are those of its own time */
  readonly movePicture: (picture: EditedPicture, classes: ClassNames) => Promise<boolean>
  readonly removePicture: (picture: EditedPicture) => Promise<boolean>
  readonly removeCopies: () => Promise<boolean>
  readonly clear: () => Promise<boolean>
  /** Nothing when there is nothing to undo, or something is under way. */
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
}

/** Changes of what is there; each that a person could regret offers its way back. */
function changeActions(state: DatasetState): ChangeActions {
  async function change(answer: Promise<DatasetAnswer>, undoable = ''): Promise<boolean> {
    const isDone = await changed(state, answer)
    if (isDone && undoable) offerUndo(state, undoable)
    return isDone
  }

  /** Shown at once as leaving: with tens of thousands of pictures the new data set takes its time. */
  async function send(
    { id }: EditedPicture,
    answer: Promise<DatasetAnswer>,
    undoable: string,
  ): Promise<boolean> {
    state.leaving.value = id
    try {
      return await change(answer, undoable)
    } finally {
      if (state.leaving.value === id) state.leaving.value = null
    }
  }

  return {
    renameClass: (label, name) => change(callLab('dataset:rename-class', { label, name })),
    swapClasses: () => change(callLab('dataset:swap-classes'), dataMessages.swapped),
    movePicture: (picture, classes) => {
      const open = state.dataset.value?.classes ?? classes
      const label = labelNamed(classes[picture.label === 1 ? 1 : 0], open) ?? (picture.label === 1 ? 0 : 1)
      const answer = callLab('dataset:move-picture', { pictureId: picture.id, label })
      return send(picture, answer, dataMessages.movedNote(picture.name, open[label === 1 ? 0 : 1]))
    },
    removePicture: (picture) => {
      const answer = callLab('dataset:remove-picture', { pictureId: picture.id })
      return send(picture, answer, dataMessages.removedNote(picture.name))
    },
    removeCopies: () => {
      const count = state.dataset.value?.copies.removable ?? 0
      return change(callLab('dataset:remove-copies'), copyMessages.removedNote(count))
    },
    clear: () => change(callLab('dataset:clear'), dataMessages.cleared),
    undo: () => step(state, 'undo'),
    redo: () => step(state, 'redo'),
  }
}

/** Null for a name that neither class has any more. */
function labelNamed(name: string, classes: ClassNames): Label | null {
  const place = classes.indexOf(name)
  return place < 0 ? null : place === 0 ? 1 : 0
}

async function changed(state: DatasetState, answer: Promise<DatasetAnswer>): Promise<boolean> {
  state.isChanging.value = true
  const isDone = state.settle(await answer)
  if (isDone) useToastStore().withdraw('data')
  // Before the next one: undo must know whether there is anything left.
  await state.countEdits()
  state.isChanging.value = false
  return isDone
}

async function step(state: DatasetState, direction: 'undo' | 'redo'): Promise<void> {
  if (state.isChanging.value || state.edits.value[`${direction}able`] === 0) return
  await changed(state, callLab(`dataset:${direction}`))
}

function openedWords({ dataset }: DatasetState): string {
  const [positives, negatives] = dataset.value?.counts ?? [0, 0]
  return dataMessages.opened(positives + negatives)
}

/** Only the last change can be taken back: the notices of earlier ones leave. */
function offerUndo(state: DatasetState, undoable: string): void {
  const undo = { label: appMessages.undo, run: () => void step(state, 'undo'), lastOf: 'data' } as const
  useToastStore().show(undoable, undo)
}
