/** The run that the window shows, and everything one can do with it. The main process knows the run; this follows. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch, type ShallowRef } from 'vue'
import type { RunState, RunSummary, StepUnit } from '../../shared/domain/run'
import type { LabError, Result } from '../../shared/ipc/result'
import { runsMessages } from '../../shared/messages/runs'
import { callLab, registerDrop, useLabEvent } from '../bridge/lab'
import { useDatasetStore } from './dataset-store'
import { designOf, isSameDesign } from './network-design'
import { useNetworkStore } from './network-store'
import { RunFollower } from './run-follower'
import { useToastStore } from './toast-store'
import { trainingThreads } from './training-threads'

const STORAGE_KEY = 'descent-run'
const UNDER_WAY: ReadonlySet<RunState> = new Set(['preparing', 'training', 'paused'])

type RunAction = 'run:pause' | 'run:resume' | 'run:stop' | 'run:reset'

export const useRunStore = defineStore('run', () => {
  const follower = new RunFollower()
  const { run, series, weights, weightIterations } = follower
  const { failure, once } = useOneAction()
  const isLoaded = ref(false)

  watch(
    () => run.value?.id,
    (id) => {
      if (id !== undefined) window.sessionStorage.setItem(STORAGE_KEY, id)
    },
  )
  useLabEvent('run:progressed', (event) => follower.takeProgress(event))
  useLabEvent('run:changed', (summary) => follower.take(summary))
  useLabEvent('run:deleted', ({ runId }) => {
    if (run.value?.id === runId) follower.clear()
  })
  useLabEvent('run:weights-changed', (event) => follower.takeWeights(event))

  /** Shows the run that was shown before a reload, else one under way, else the newest. */
  async function load(): Promise<void> {
    const list = await once(() => callLab('run:list'))
    const chosen = list ? runToShow(list) : null
    if (chosen && !run.value) await follower.show(chosen)
    isLoaded.value = true
  }

  return {
    run,
    series,
    weights,
    weightIterations,
    /** α that holds now: the last one set, else the one that the run began with. */
    learningRate: computed(() => currentRate(run.value)),
    /** Why the last action or reading failed; until the next one. */
    problem: computed(() => failure.value ?? follower.problem.value),
    dismissProblem: () => {
      failure.value = null
      follower.problem.value = null
    },
    isLoaded,
    ...useStart(follower, once),
    ...useSteering(follower, once),
    ...useKeptRuns(follower, once),
    load,
    show: (summary: RunSummary) => follower.show(summary),
  }
})

/** Everything that can be done with the run that is shown. */
function useSteering(follower: RunFollower, once: Once) {
  async function step(unit: StepUnit): Promise<void> {
    const runId = follower.run.value?.id
    const answer = runId === undefined ? null : await once(() => callLab('run:step', { runId, unit }))
    if (answer) follower.take(answer)
  }

  async function setLearningRate(learningRate: number): Promise<void> {
    const runId = follower.run.value?.id
    if (runId === undefined) return
    const answer = await once(() => callLab('run:set-learning-rate', { runId, learningRate }))
    if (answer) follower.take(answer)
  }

  async function act(action: RunAction): Promise<void> {
    const runId = follower.run.value?.id
    const answer = runId === undefined ? null : await once(() => callLab(action, { runId }))
    if (!answer) return
    if (action === 'run:reset') await follower.show(answer)
    else follower.take(answer)
  }

  return {
    pause: () => act('run:pause'),
    resume: () => act('run:resume'),
    step,
    setLearningRate,
    stop: () => act('run:stop'),
    reset: () => act('run:reset'),
  }
}

/** What can be done with a run that is on disk. */
function useKeptRuns(follower: RunFollower, once: Once) {
  const toasts = useToastStore()

  /** From its last checkpoint, in a new thread. False when it could not. */
  async function goOn(): Promise<boolean> {
    const runId = follower.run.value?.id
    const answer = runId === undefined ? null : await once(() => callLab('run:go-on', { runId }))
    if (!answer) return false
    if (answer.note !== null) toasts.show(answer.note)
    return follower.show(answer.run)
  }

  async function undoDelete(): Promise<void> {
    const run = await once(() => callLab('run:undo-delete'))
    if (run) await follower.show(run)
  }

  /** From the list and from the disk. @param isDamaged such a run cannot be brought back by itself */
  async function deleteRun(runId: string, isDamaged = false): Promise<void> {
    const isElsewhere = follower.run.value?.id === runId && follower.run.value.kept?.isElsewhere === true
    const done = await once(async () => {
      const deleted = await callLab('run:delete', { runId })
      return deleted.ok ? { ok: true, value: true } : deleted
    })
    if (!done) return
    const undo = { label: runsMessages.undo, run: () => void undoDelete() }
    toasts.show(isElsewhere ? runsMessages.takenOff : runsMessages.deleted, isDamaged ? null : undo)
  }

  /** A run from a folder of its own: one that was dropped, or else that the system's dialog says. */
  async function openElsewhere(files: readonly File[] | null): Promise<void> {
    const opened = await once<RunSummary | null>(async () => {
      if (files === null) return callLab('run:choose-kept')
      const drop = await registerDrop(files)
      return drop.ok ? callLab('run:open-drop', { dropId: drop.value.dropId }) : drop
    })
    if (opened) await follower.show(opened)
  }

  async function showKept(runId: string): Promise<void> {
    await once(() => callLab('run:show-kept', { runId }))
  }

  return { goOn, deleteRun, openElsewhere, showKept }
}

function currentRate(run: RunSummary | null): number {
  return run?.learningRateChanges.at(-1)?.learningRate ?? run?.hyperparameters.learningRate ?? 0
}

type Once = <T>(call: () => Promise<Result<T>>) => Promise<T | null>

/** Lets one call run at a time, and keeps its failure until the next. */
function useOneAction(): { failure: ShallowRef<LabError | null>; once: Once } {
  const failure = shallowRef<LabError | null>(null)
  let isBusy = false
  async function once<T>(call: () => Promise<Result<T>>): Promise<T | null> {
    if (isBusy) return null
    isBusy = true
    failure.value = null
    const result = await call()
    isBusy = false
    if (result.ok) return result.value
    failure.value = result.error
    return null
  }
  return { failure, once }
}

/** Starting anew, and whether the shown run is still what a new one would be. */
function useStart(follower: RunFollower, once: Once) {
  const data = useDatasetStore()
  const network = useNetworkStore()
  const { run } = follower

  /** Learned from other pictures, classes or preprocessing than there are now. */
  const isOutOfDate = computed(() => {
    if (!run.value || !data.dataset) return false
    return run.value.dataset.fingerprint !== data.dataset.fingerprint
  })
  /** The Network room holds another design than the run was started with. */
  const hasNewDesign = computed(() => {
    if (!run.value) return false
    return !isSameDesign(designOf(run.value.architecture.hidden, run.value.hyperparameters), network.design)
  })

  /** Starts a new run of the designed network on the present data. */
  async function start(): Promise<void> {
    const dataset = data.dataset
    if (!dataset) return
    const { design, hyperparameters } = network
    const started = await once(async () => {
      const settings = { ...hyperparameters, threads: await trainingThreads() }
      return callLab('run:start', { datasetId: dataset.id, hidden: design.hidden, hyperparameters: settings })
    })
    if (started) await follower.show(started)
  }

  return { isOutOfDate, hasNewDesign, start }
}

function runToShow(runs: readonly RunSummary[]): RunSummary | null {
  const newestFirst = runs.toSorted((one, other) => other.startedAt.localeCompare(one.startedAt))
  const shownBefore = window.sessionStorage.getItem(STORAGE_KEY)
  return (
    newestFirst.find(({ id }) => id === shownBefore) ??
    newestFirst.find(({ progress }) => UNDER_WAY.has(progress.state)) ??
    newestFirst[0] ??
    null
  )
}
