/** The fake lab's runs: curves of a plausible shape, streamed as the main process would, and first-layer pictures. */
import type { DatasetSummary } from '../../../shared/domain/dataset'
import type {
  MetricPoint,
  RunRequest,
  RunState,
  RunSummary,
  Score,
  StepColumns,
  StepPoint,
  WeightPictures,
} from '../../../shared/domain/run'
import type { LabBridge } from '../../../shared/ipc/bridge'
import type { CallName, DamagedRun, RunHistory } from '../../../shared/ipc/contract'
import type { EventName, LabEvents } from '../../../shared/ipc/events'
import { pointAt, weightsAt } from './fake-curves'
import { fakeProbe } from './fake-probe'
import { stepColumns } from './step-columns'
import { failure, ok, type Result } from '../../../shared/ipc/result'

type RunCall = Extract<CallName, `run:${string}`>

export interface FakeRuns {
  readonly calls: Pick<LabBridge<File>['calls'], RunCall>
  readonly find: (runId: string) => RunSummary | null
  /** Puts a run of an earlier session there. */
  readonly place: (summary: RunSummary) => void
  readonly placeDamaged: (run: DamagedRun) => void
}

interface Surroundings {
  readonly emit: <Name extends EventName>(name: Name, payload: LabEvents[Name]) => void
  readonly wait: () => Promise<void>
  readonly iterationsPerTick: number
  readonly dataset: () => DatasetSummary | null
}

interface Running {
  summary: RunSummary
  points: MetricPoint[]
  weights: WeightPictures | null
  kept: readonly WeightPictures[]
  sequence: number
}

const gone = failure('unknown-id', 'That run is no longer there.')
/** Weight pictures are larger than points, and come less often. */
const WEIGHTS_EVERY = 8

export function fakeRuns({ emit, wait, iterationsPerTick, dataset }: Surroundings): FakeRuns {
  const runs = new Map<string, Running>()
  let deleted: Running | null = null
  let damaged: readonly DamagedRun[] = []

  function set(run: Running, state: RunState, iteration = run.summary.progress.iteration): RunSummary {
    const isTraining = state === 'training'
    run.summary = {
      ...run.summary,
      progress: {
        ...run.summary.progress,
        state,
        iteration,
        stepsPerSecond: isTraining ? 318 : 0,
        elapsedMs: iteration * 3.1,
      },
      score: ['finished', 'stopped'].includes(state) ? scoreOf(run) : null,
    }
    emit('run:changed', run.summary)
    return run.summary
  }

  /** Moves a run on, with one event for the points that came by and one for the weights. */
  function advance(run: Running, iterations: number): void {
    const { logEvery, iterations: last } = run.summary.hyperparameters
    const from = run.summary.progress.iteration
    const to = Math.min(last, from + iterations)
    const points: MetricPoint[] = []
    for (let i = Math.ceil(from / logEvery) * logEvery; i < to; i += logEvery) points.push(pointAt(i, last))
    run.points = [
      ...run.points,
      ...points.filter(({ iteration }) => iteration > (run.points.at(-1)?.iteration ?? -1)),
    ]
    run.sequence += 1
    run.summary = {
      ...run.summary,
      progress: { ...run.summary.progress, iteration: to, elapsedMs: to * 3.1 },
    }
    emit('run:progressed', {
      runId: run.summary.id,
      sequence: run.sequence,
      progress: run.summary.progress,
      points,
      steps: stepColumns(points.map(stepOf)),
    })
    if (run.sequence % WEIGHTS_EVERY !== 1) return
    run.weights = weightsAt(run.summary, to)
    if (!run.weights) return
    run.kept = [...run.kept.filter(({ iteration }) => iteration < to), run.weights].slice(-40)
    emit('run:weights-changed', { runId: run.summary.id, weights: run.weights, kept: keptIterations(run) })
  }

  async function train(run: Running): Promise<void> {
    set(run, 'training')
    for (;;) {
      await wait()
      if (run.summary.progress.state !== 'training') return
      advance(run, iterationsPerTick)
      if (run.summary.progress.iteration >= run.summary.hyperparameters.iterations) break
    }
    set(run, 'finished')
  }

  function withRun(runId: string, act: (run: Running) => RunSummary): Promise<Result<RunSummary>> {
    const run = runs.get(runId)
    return Promise.resolve(run ? ok(act(run)) : gone)
  }

  function start(request: RunRequest): Result<RunSummary> {
    const data = dataset()
    if (!data) return failure('no-pictures', 'There are no pictures to train on. Add some in Data.')
    const run: Running = {
      summary: newRun(request, data, runs.size + 1),
      points: [],
      weights: null,
      kept: [],
      sequence: 0,
    }
    runs.set(run.summary.id, run)
    emit('run:changed', run.summary)
    void train(run)
    return ok(run.summary)
  }

  const historyOf = (run: Running): RunHistory => ({
    run: run.summary,
    sequence: run.sequence,
    points: run.points,
    steps: stepColumns(run.points.map(stepOf)),
    weights: run.weights,
    weightIterations: keptIterations(run),
  })

  /** As if the first run lay in a folder of its own. */
  function openElsewhere(): RunSummary | null {
    const [run] = runs.values()
    if (!run) return null
    const kept = { sizeBytes: 1_100_000, resumableAt: null, problem: null, isElsewhere: true }
    const opened = { ...run, summary: { ...run.summary, id: 'elsewhere-1', kept } }
    runs.set(opened.summary.id, opened)
    emit('run:changed', opened.summary)
    return opened.summary
  }

  return {
    find: (runId) => runs.get(runId)?.summary ?? null,
    place: (summary) => {
      const { iteration, iterations } = summary.progress
      const points = Array.from({ length: 60 }, (_, i) =>
        pointAt(Math.round((i * iteration) / 59), iterations),
      )
      const weights = weightsAt(summary, iteration)
      runs.set(summary.id, { summary, points, weights, kept: weights ? [weights] : [], sequence: 1 })
    },
    placeDamaged: (run) => {
      damaged = [...damaged, run]
    },
    calls: {
      'run:start': (request) => Promise.resolve(start(request)),
      'run:pause': ({ runId }) => withRun(runId, (run) => set(run, 'paused')),
      'run:resume': ({ runId }) =>
        withRun(runId, (run) => {
          void train(run)
          return run.summary
        }),
      'run:step': ({ runId }) =>
        withRun(runId, (run) => {
          advance(run, 1)
          return set(run, 'paused')
        }),
      'run:set-learning-rate': ({ runId, learningRate }) =>
        withRun(runId, (run) => {
          const change = { iteration: run.summary.progress.iteration, learningRate }
          const learningRateChanges = [...run.summary.learningRateChanges, change]
          run.summary = { ...run.summary, learningRateChanges }
          emit('run:changed', run.summary)
          return run.summary
        }),
      'run:list-steps': ({ runId, from, to }) => {
        const run = runs.get(runId)
        return Promise.resolve(run ? ok(stepsBetween(run, from, to)) : gone)
      },
      'run:probe': ({ runId }) => {
        const run = runs.get(runId)
        return Promise.resolve(run ? ok(fakeProbe(run.summary)) : gone)
      },
      'run:weights-at': ({ runId, iteration }) => {
        const weights = runs.get(runId)?.kept.find((pictures) => pictures.iteration === iteration)
        return Promise.resolve(
          weights ? ok(weights) : failure('unknown-id', 'Those weights are no longer there.'),
        )
      },
      'run:stop': ({ runId }) => withRun(runId, (run) => set(run, 'stopped')),
      'run:reset': ({ runId }) =>
        withRun(runId, (run) => {
          run.points = []
          return set(run, 'paused', 0)
        }),
      'run:save-metrics': ({ runId }) =>
        Promise.resolve(ok({ fileName: 'metrics.csv', rows: runs.get(runId)?.points.length ?? 0 })),
      'run:save-chart': ({ chart, png }) =>
        Promise.resolve(ok({ chart, fileName: `${chart}.png`, sizeBytes: png.length })),
      'run:list-damaged': () => Promise.resolve(ok(damaged)),
      'run:choose-kept': () => Promise.resolve(ok(openElsewhere())),
      'run:open-drop': () => {
        const opened = openElsewhere()
        return Promise.resolve(opened ? ok(opened) : gone)
      },
      'run:show-kept': () => Promise.resolve(ok(null)),
      'run:go-on': ({ runId }) => {
        const run = runs.get(runId)
        if (!run) return Promise.resolve(gone)
        void train(run)
        return Promise.resolve(ok({ run: run.summary, note: null }))
      },
      'run:delete': ({ runId }) => {
        deleted = runs.get(runId) ?? null
        damaged = damaged.filter(({ id }) => id !== runId)
        runs.delete(runId)
        emit('run:deleted', { runId })
        return Promise.resolve(ok(null))
      },
      'run:undo-delete': () => {
        if (deleted) {
          runs.set(deleted.summary.id, deleted)
          emit('run:changed', deleted.summary)
        }
        return Promise.resolve(ok(deleted?.summary ?? null))
      },
      'run:list': () => Promise.resolve(ok([...runs.values()].map(({ summary }) => summary))),
      'run:history': ({ runId }) => {
        const run = runs.get(runId)
        return Promise.resolve(run ? ok(historyOf(run)) : gone)
      },
    },
  }
}

const stepOf = ({ iteration, trainCost: cost, trainAccuracy: accuracy }: MetricPoint): StepPoint => ({
  iteration,
  cost,
  accuracy,
})

/** Every iteration so far, however many the page asks for. */
function stepsBetween({ summary }: Running, from: number, to: number): StepColumns {
  const { iteration, iterations } = summary.progress
  const [first, end] = [Math.floor(from), Math.min(iteration, Math.ceil(to) + 1)]
  const count = Math.max(0, end - first)
  return stepColumns(Array.from({ length: count }, (_, i) => stepOf(pointAt(first + i, iterations))))
}

const keptIterations = ({ kept }: Running): readonly number[] => kept.map(({ iteration }) => iteration)

function newRun(request: RunRequest, data: DatasetSummary, number: number): RunSummary {
  return {
    id: `run-${number}`,
    dataset: data,
    preprocessing: data.preprocessing,
    architecture: { inputs: data.features, hidden: request.hidden },
    hyperparameters: request.hyperparameters,
    progress: {
      state: 'preparing',
      iteration: 0,
      iterations: request.hyperparameters.iterations,
      elapsedMs: 0,
      stepsPerSecond: 0,
    },
    score: null,
    startedAt: new Date(Date.UTC(2026, 10, 22, 9, number)).toISOString(),
    best: null,
    learningRateChanges: [],
    reason: null,
    environment: { version: '0.9.0', kernels: 'wasm', threads: 2 },
    kept: { sizeBytes: 2_400_000, resumableAt: null, problem: null, isElsewhere: false },
  }
}

function scoreOf(run: Running): RunSummary['score'] {
  const { train, test } = run.summary.dataset
  const score = (examples: number, positives: number, right: number): Score => {
    const tp = Math.round(positives * right)
    const tn = Math.round((examples - positives) * right)
    return {
      accuracy: (tp + tn) / examples,
      confusion: { tp, fn: positives - tp, tn, fp: examples - positives - tn },
    }
  }
  return {
    train: score(train.examples, train.positives, 0.98),
    test: test ? score(test.examples, test.positives, 0.82) : null,
  }
}
