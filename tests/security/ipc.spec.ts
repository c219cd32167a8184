// S6, S18: every channel of the contract, and only those, takes any junk and answers with an error value.
import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { Drops } from '../../src-main/desktop/drops'
import { registerHandlers, type Handlers } from '../../src-main/desktop/ipc/handle'
import { CALL_NAMES, type CallName } from '../../shared/ipc/contract'
import { DROP_CHANNEL } from '../../shared/ipc/drop-channel'
import { requestParsers } from '../../shared/ipc/parsers'
import { ok, type Result } from '../../shared/ipc/result'
import { recordingText } from '../../shared/domain/recording'
import { lessonRequests } from '../fakes/lab/lesson-requests'
import { electronFake, invokeHandler, resetElectron } from '../fakes/electron'

const ours = { senderFrame: { url: 'lab://app/index.html', parent: null } }
const channels = [...CALL_NAMES, DROP_CHANNEL] as const

let log: string[]
let performed: string[]

function register(handlers: Partial<Handlers> = {}): void {
  resetElectron()
  log = []
  performed = []
  const willing = Object.fromEntries(CALL_NAMES.map((name) => [name, () => (performed.push(name), ok(null))]))
  const all = { ...willing, ...handlers } as unknown as Handlers
  registerHandlers(all, new Drops(), { appOrigin: 'lab://app', log: (line) => log.push(line) })
}

beforeEach(() => register())

async function ask(channel: string, payload: unknown): Promise<Result<unknown>> {
  return (await invokeHandler(channel, ours, payload)) as Result<unknown>
}

/** One request of each call that its parser takes, so that the attacks below can be one step away from it. */
const valid = {
  'lab:describe': undefined,
  'dataset:current': undefined,
  'dataset:open-drop': { dropId: 'drop-1', zone: 'any' },
  'dataset:choose-folder': { zone: 'positive' },
  'dataset:open-sample': undefined,
  'dataset:cancel-import': undefined,
  'dataset:list-pictures': { datasetId: 'data-1', label: 1, offset: 0, limit: 100 },
  'dataset:list-copies': { datasetId: 'data-1', label: 0, offset: 0, limit: 100 },
  'dataset:rename-class': { label: 0, name: 'dog' },
  'dataset:swap-classes': undefined,
  'dataset:set-preprocessing': {
    size: 64,
    colour: 'rgb',
    fit: 'cover',
    filter: 'bicubic',
    background: [255, 255, 255],
    scaling: 'unit',
  },
  'dataset:move-picture': { pictureId: 'picture-1', label: 0 },
  'dataset:remove-picture': { pictureId: 'picture-1' },
  'dataset:remove-copies': undefined,
  'dataset:clear': undefined,
  'dataset:undo': undefined,
  'dataset:redo': undefined,
  'dataset:count-edits': undefined,
  'network:draw-initial-weights': {
    inputs: 12_288,
    hidden: [{ units: 16, activation: 'relu' }],
    initialization: 'scaled',
    seed: 1,
  },
  'lesson:train-planar': undefined,
  'lesson:save-recording': {
    content: recordingText({
      lesson: 'planar',
      recordedAt: '2026-11-22T12:00:00.000Z',
      calls: [
        {
          call: 'lesson:measure-planar',
          request: { units: 1 },
          answer: { units: 1, iterations: 5000, accuracy: 0.6 },
          tookMs: 1,
        },
      ],
    }),
  },
  'lesson:save-results': {
    format: 'csv',
    results: [{ lesson: 'Flowers', student: 'Ada', answers: [], measured: [] }],
  },
  'run:start': {
    datasetId: 'data-1',
    hidden: [{ units: 16, activation: 'relu' }],
    hyperparameters: {
      optimizer: 'gd',
      batch: 'full',
      learningRate: 0.0075,
      schedule: { kind: 'constant' },
      l2: 0,
      keepProbability: 1,
      classWeights: 'none',
      earlyStopping: { patience: 50 },
      iterations: 1500,
      initialization: 'scaled',
      seed: 1,
      precision: 'float32',
      kernels: 'auto',
      threads: 1,
      logEvery: 10,
    },
  },
  'run:pause': { runId: 'run-1' },
  'run:resume': { runId: 'run-1' },
  'run:step': { runId: 'run-1', unit: 'epoch' },
  'run:set-learning-rate': { runId: 'run-1', learningRate: 0.01 },
  'run:probe': { runId: 'run-1' },
  'run:stop': { runId: 'run-1' },
  'run:reset': { runId: 'run-1' },
  'run:list': undefined,
  'run:list-damaged': undefined,
  'run:choose-kept': undefined,
  'run:open-drop': { dropId: 'drop-1' },
  'run:show-kept': { runId: 'run-1' },
  'run:go-on': { runId: 'run-1' },
  'run:delete': { runId: 'run-1' },
  'run:undo-delete': undefined,
  'run:history': { runId: 'run-1' },
  'run:list-steps': { runId: 'run-1', from: 0, to: 10.5 },
  'run:weights-at': { runId: 'run-1', iteration: 0 },
  'run:save-metrics': { runId: 'run-1' },
  'run:save-chart': { runId: 'run-1', chart: 'cost', png: 'iVBORw0KGgo=' },
  'answers:collect': { runId: 'run-1' },
  'answers:list-pictures': { runId: 'run-1', indices: [0, 2] },
  'answers:explain-picture': { runId: 'run-1', pictureId: 'picture-1' },
  'answers:recall-picture': { runId: 'run-1', index: 3 },
  'answers:compare-runs': { firstId: 'run-1', secondId: 'run-2' },
  'predict:open-drop': { runId: 'run-1', dropId: 'drop-1' },
  'predict:choose-pictures': { runId: 'run-1' },
  'predict:choose-folder': { runId: 'run-1' },
  'predict:look-at-frame': { runId: 'run-1', dropId: 'drop-1' },
  'predict:save-table': { runId: 'run-1', pictureIds: ['picture-1'] },
  'camera:open': undefined,
  'camera:close': undefined,
  'model:export': { runId: 'run-1', format: 'onnx' },
  ...lessonRequests,
  [DROP_CHANNEL]: [{ kind: 'path', path: 'cats' }],
} as const satisfies Record<CallName | typeof DROP_CHANNEL, unknown>

it('the channels are the contract and the one for drops; each has a parser', () => {
  expect([...electronFake.handlers.keys()].sort()).toEqual([...channels].sort())
  expect(Object.keys(requestParsers).sort()).toEqual([...CALL_NAMES].sort())
  expect(new Set(channels).size).toBe(channels.length)
})

it('none of the channels is a power over files, processes or the shell', () => {
  const powers = /read|write|file(?!d)|path|exec|spawn|shell|url|eval|require|invoke|send/
  expect(channels.filter((name) => powers.test(name))).toEqual([])
})

it.each(channels)('%s takes a proper request', async (channel) => {
  expect(await ask(channel, valid[channel])).toMatchObject({ ok: true })
})

const LONG = 'a'.repeat(1_000_000)

/** Things that no request is, whatever the call. */
const junk: readonly (readonly [what: string, payload: unknown])[] = [
  ['null', null],
  ['a number', 7],
  ['NaN', NaN],
  ['a huge string', LONG],
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
  ['a big integer', 10n],
  ['an empty object', {}],
  ['an array', []],
  ['a sparse array', Object.assign([], { 100_000: 1 })],
  ['a map', new Map([['runId', 'run-1']])],
  ['an own __proto__', JSON.parse('{"__proto__": {"runId": "run-1", "zone": "any", "polluted": true}}')],
  ['a constructor', { constructor: { prototype: { polluted: true } } }],
  ['no prototype', Object.create(null)],
  [
    'what inherits its answers',
    Object.create({ runId: 'run-1', dropId: 'drop-1', zone: 'any', format: 'npz' }),
  ],
  ['a getter that throws', Object.defineProperty({}, 'runId', { enumerable: true, get: thrower })],
  ['a proxy that throws', new Proxy({}, { get: thrower, ownKeys: thrower, has: thrower })],
  ['a typed array', new Uint8Array(8)],
  ['a date', new Date(0)],
]

function thrower(): never {
  throw new Error('the trap of an attacker')
}

it.each(channels)('%s refuses junk', async (channel) => {
  for (const [what, payload] of junk) {
    expect(await ask(channel, payload), what).toMatchObject({ ok: false })
  }
  expect(performed).toEqual([])
  expect(Object.prototype).not.toHaveProperty('polluted')
})

const withRequest = channels.filter((channel) => valid[channel] !== undefined && channel !== DROP_CHANNEL)

it.each(withRequest)('%s refuses a key that it does not know', async (channel) => {
  const request = valid[channel] as object
  const extra = JSON.parse(`{"__proto__": {"polluted": true}}`) as object
  const withProto = Object.defineProperty({ ...request }, '__proto__', { value: extra, enumerable: true })
  for (const payload of [{ ...request, path: '/etc/passwd' }, { ...request, then: 1 }, withProto]) {
    expect(await ask(channel, payload)).toMatchObject({ ok: false, error: { code: 'invalid-request' } })
  }
})

/** Every place within a request, as a path of keys. */
function places(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  const keys = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value)
  return [
    path,
    ...keys.flatMap((key) => places((value as Record<string | number, unknown>)[key], [...path, key])),
  ]
}

function replaced(value: unknown, path: readonly (string | number)[], by: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return by
  const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }
  const record = copy as Record<string | number, unknown>
  record[key] = replaced(record[key], rest, by)
  return copy
}

const wrong: readonly unknown[] = [
  ...[NaN, Infinity, -Infinity, -1, 0.5, 2 ** 53, -0.0001, 1e308],
  ...['', LONG, '__proto__', 'constructor', null, undefined, true, [], {}, () => 1],
  Object.assign([], { 4_000_000_000: 1 }),
  Array.from({ length: 20_000 }, () => ({ units: 1, activation: 'relu' })),
]

/** A few wrong values are right in some places: any seed or name, no early stopping, no picture alone. */
function mayPass(path: readonly (string | number)[], value: unknown): boolean {
  if (value === null) return path.at(-1) === 'earlyStopping' || path.at(-1) === 'picture'
  return typeof value === 'string' || typeof value === 'number' || Array.isArray(value)
}

/** Those may pass; nothing may throw. */
it.each(withRequest)('%s answers a value, whichever part of its request is spoilt', async (channel) => {
  let refused = 0
  for (const path of places(valid[channel])) {
    for (const value of wrong) {
      const answer = await ask(channel, replaced(valid[channel], path, value))
      if (!answer.ok) refused += 1
      else expect(mayPass(path, value)).toBe(true)
    }
  }
  expect(refused).toBeGreaterThan(wrong.length)
  expect(log.filter((line) => !line.includes('the trap'))).toEqual([])
})

it.each(channels)('%s survives whatever fast-check thinks of', async (channel) => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSparseArray: true,
    withTypedArray: true,
    withNullPrototype: true,
    withObjectString: true,
  })
  await fc.assert(
    fc.asyncProperty(anything, async (payload) => {
      fc.pre(payload !== undefined)
      const answer = await ask(channel, payload)
      expect(answer.ok).toBe(false)
    }),
    { numRuns: 100, seed: 6 },
  )
  expect(Object.keys(Object.prototype)).toEqual([])
})

it('a handler that throws is answered with an error that tells nothing, and logged', async () => {
  for (const fault of [() => thrower(), () => Promise.reject(new Error('of /home/secretname'))]) {
    register({ 'lab:describe': fault })
    const answer = await ask('lab:describe', undefined)
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(answer)).not.toMatch(/secretname|attacker/)
    expect(log).toHaveLength(1)
  }
})
