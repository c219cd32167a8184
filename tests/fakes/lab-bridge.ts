/**
 * The main process as the page sees it, in memory: every call and event of the contract, believable and quick.
 * For renderer tests and for the preview in a plain browser. It computes nothing and its numbers are made up, but for the lessons, which are the engine's own.
 */
import type { LabBridge } from '../../shared/ipc/bridge'
import type { CallName, CallValue } from '../../shared/ipc/contract'
import { EVENT_NAMES, type EventName, type LabEvents } from '../../shared/ipc/events'
import { failure, ok, type LabErrorCode, type Result } from '../../shared/ipc/result'
import { fakeAnswers } from './lab/fake-answers'
import { fakeDatasets, type FakeDatasets } from './lab/fake-datasets'
import { fakeNetwork } from './lab/fake-network'
import { fakeLessons } from './lab/fake-lessons'
import { fakePredictions } from './lab/fake-predictions'
import { fakeRuns, type FakeRuns } from './lab/fake-runs'

export interface FakeLabOptions {
  /** Pictures of each class that the sample and dropped folders have. */
  readonly pictures?: readonly [positive: number, negative: number]
  /** Time between two events of an import or a run; 0 answers as soon as it can. */
  readonly tickMs?: number
  /** Iterations done between two events of a run. */
  readonly iterationsPerTick?: number
}

export interface FakeLabControls {
  /** Pushes an event as the main process would. */
  readonly emit: <Name extends EventName>(name: Name, payload: LabEvents[Name]) => void
  /** Makes the next call of this name fail. */
  readonly failNext: (name: CallName, code: LabErrorCode, message: string) => void
  /** Every call made so far, in order. */
  readonly made: readonly { readonly name: CallName; readonly request: unknown }[]
  /** Listeners that have not unsubscribed. */
  readonly listenerCount: (name: EventName) => number
  readonly datasets: FakeDatasets
  readonly runs: FakeRuns
}

export type FakeLab = LabBridge<File> & FakeLabControls

type Listeners = { readonly [Name in EventName]: Set<(payload: LabEvents[Name]) => void> }
type Emit = FakeLabControls['emit']

/** A lab with nothing in it: no pictures, no runs. */
export function createFakeLab(options: FakeLabOptions = {}): FakeLab {
  const { tickMs = 0, iterationsPerTick = 50, pictures = [105, 154] } = options
  const listeners = Object.fromEntries(EVENT_NAMES.map((name) => [name, new Set()])) as unknown as Listeners
  const emit: Emit = (name, payload) => {
    for (const listener of [...listeners[name]]) listener(payload)
  }
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, tickMs))
  const drops = new Map<string, readonly File[]>()
  const datasets = fakeDatasets({ emit, wait, pictures, drops })
  const runs = fakeRuns({ emit, wait, iterationsPerTick, dataset: datasets.current })
  const handlers: LabBridge<File>['calls'] = {
    'lab:describe': () =>
      Promise.resolve(ok({ version: '0.1.0', platform: 'linux', cores: 8, kernels: 'reference' })),
    ...datasets.calls,
    ...fakeNetwork(wait),
    ...runs.calls,
    ...fakeAnswers({ wait, find: runs.find }),
    ...fakeLessons(() => datasets.current() !== null),
    ...fakePredictions({ drops, wait, find: runs.find }),
  }
  const made: { name: CallName; request: unknown }[] = []
  const failures = new Map<CallName, Result<never>>()

  return {
    calls: recorded(handlers, made, failures),
    events: Object.fromEntries(
      EVENT_NAMES.map((name) => [name, subscriber(listeners[name] as Set<unknown>)]),
    ) as unknown as FakeLab['events'],
    registerDrop: (files) => {
      const dropId = `drop-${drops.size + 1}`
      drops.set(dropId, files)
      return Promise.resolve(ok({ dropId, count: files.length }))
    },
    emit,
    failNext: (name, code, message) => failures.set(name, failure(code, message)),
    made,
    listenerCount: (name) => listeners[name].size,
    datasets,
    runs,
  }
}

/** Writes each call down, and lets a planned failure answer in its place. */
function recorded(
  handlers: LabBridge<File>['calls'],
  made: { name: CallName; request: unknown }[],
  failures: Map<CallName, Result<never>>,
): LabBridge<File>['calls'] {
  const entries = Object.entries(handlers).map(([key, handler]) => {
    const name = key as CallName
    const call = (request?: unknown): Promise<Result<CallValue<CallName>>> => {
      made.push({ name, request })
      const planned = failures.get(name)
      failures.delete(name)
      if (planned) return Promise.resolve(planned)
      return (handler as (request?: unknown) => Promise<Result<CallValue<CallName>>>)(request)
    }
    return [name, call]
  })
  return Object.fromEntries(entries) as LabBridge<File>['calls']
}

function subscriber(listeners: Set<unknown>): (listener: unknown) => () => void {
  return (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
}
