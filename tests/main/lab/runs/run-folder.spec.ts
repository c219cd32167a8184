// A run that is kept in a folder: interrupted anywhere it goes on to the same end, and no other run gets in.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Hyperparameters } from '../../../../shared/domain/hyperparameters'
import { DEFAULT_PREPROCESSING } from '../../../../shared/domain/preprocessing'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import { openRunFolder, type OpenRun } from '../../../../src-main/lab/runs/run-folder'
import type { RunIdentity } from '../../../../src-main/formats/run-record'
import { healthOf } from '../../../../src-main/formats/health-file'
import { trainToEnd, type CompletedTraining } from '../../../../src-main/lab/runs/train-to-end'
import { TaskThread } from '../../../../src-main/lab/tasks/task-thread'
import { serveTasks } from '../../../../src-main/workers/task-server'
import { FakeThread } from '../../../fakes/thread'
import { createRecord, rowsOf } from '../../../../src-main/workers/probability-record'
import { Training, tinyOrder } from '../../workers/training-fixture'

const tasks = new TaskThread(() => {
  const thread = new FakeThread()
  serveTasks(thread.port(), (_name, precision) => Promise.resolve(createReferenceKernels(precision)))
  return thread
})
const told: string[] = []
let folder: string

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'descent-run-')), 'run')
  told.length = 0
})

function identityOf(change: Partial<Hyperparameters> = {}, fingerprint = 'abc'): RunIdentity {
  const { architecture, hyperparameters } = tinyOrder({ iterations: 40_000, ...change })
  return {
    dataset: {
      classes: ['a', 'b'],
      fingerprint,
      source: 'sample',
      train: { examples: 12, positives: 6 },
      test: { examples: 4, positives: 2 },
    },
    ...{ preprocessing: null, architecture, hyperparameters },
  }
}

const openRun = (identity = identityOf()) =>
  openRunFolder(folder, identity, {
    tasks,
    tell: (sentence) => told.push(sentence),
    everyMs: 5,
    version: '0.0.0',
    now: () => new Date(0),
  })

async function opened(): Promise<OpenRun> {
  const run = await openRun()
  if (!run.ok) throw new Error(run.error.message)
  return run.value
}

async function sentenceOf(identity: RunIdentity): Promise<string> {
  const run = await openRun(identity)
  if (run.ok) throw new Error('it was opened')
  expect(run.error.code).toBe('invalid-request')
  return run.error.message
}

/** Trains until it ends, or is stopped at the first point after so many iterations. */
async function train(run: OpenRun | null, stopAfter = Infinity): Promise<CompletedTraining> {
  const stopping = new AbortController()
  const order = tinyOrder({ iterations: 40_000 })
  const completed = await trainToEnd(
    run?.resumeFrom ? { ...order, resumeFrom: run.resumeFrom } : order,
    () => new Training().thread,
    ({ iteration }) => iteration >= stopAfter && stopping.abort(),
    stopping.signal,
    run?.keeper ?? null,
  )
  if (!completed.ok) throw new Error(completed.error.message)
  return completed.value
}

/** Of `probabilities.f32`: iteration, then what was said of each of the sixteen. */
function rows(): readonly (readonly number[])[] {
  const bytes = readFileSync(join(folder, 'probabilities.f32'))
  const numbers = Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i))
  return Array.from({ length: numbers.length / 17 }, (_, row) => numbers.slice(17 * row, 17 * (row + 1)))
}

const checkpoints = (): string[] => readdirSync(join(folder, 'checkpoints')).sort()

/** A run that was stopped on the way, and kept. */
async function stopped(): Promise<CompletedTraining> {
  const run = await opened()
  const completed = await train(run, 50)
  await run.close(completed)
  return completed
}

describe('a run folder', () => {
  it('a stopped run goes on to the end that it would have had', async () => {
    const whole = await train(null)
    const first = await stopped()
    expect(first.ended.progress.iteration).toBeLessThan(40_000)
    const run = await opened()
    expect(run.resumeFrom!.trainer.iteration).toBeGreaterThan(0)
    const second = await train(run)
    await run.close(second)
    expect(second.ended.parameters).toEqual(whole.ended.parameters)
    expect(second.points).toEqual(whole.points)
    expect(told).toEqual([])
    const lines = readFileSync(join(folder, 'metrics.ndjson'), 'utf8').trim().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(whole.points)
    expect(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))).toMatchObject({
      schema: 'descent-run/1',
      state: 'finished',
      iteration: 40_000,
      dataset: { fingerprint: 'abc' },
      hyperparameters: { iterations: 40_000 },
    })
    expect(existsSync(join(folder, 'run.lock'))).toBe(false)
    expect(await sentenceOf(identityOf())).toContain('has ended (finished after 40,000 iterations)')
  })

  it('keeps what was said of every picture and the last look inside, through several stops', async () => {
    await stopped()
    for (let state = 'stopped', stops = 1; state === 'stopped'; stops++) {
      const run = await opened()
      const from = run.resumeFrom?.trainer.iteration ?? 0
      const completed = await train(run, stops < 4 ? from + 1 : Infinity)
      state = completed.ended.progress.state
      await run.close(completed)
    }
    expect(told).toEqual([])
    const undisturbed = createRecord(16, 40_000)!
    const whole = new Training()
    whole.send({
      kind: 'start',
      order: { ...tinyOrder({ iterations: 40_000 }), record: undisturbed },
      isPaused: false,
    })
    await whole.until('ended')
    const expected = [...rowsOf(undisturbed)].map(({ iteration, probabilities }) => [
      iteration,
      ...probabilities,
    ])
    expect(expected.at(-1)?.[0]).toBe(40_000)
    expect(rows()).toEqual(expected)
    expect(healthOf(readFileSync(join(folder, 'health.json'), 'utf8'))?.iteration).toBe(40_000)
  })

  it('a killed run has the look inside of its last checkpoint, and its first layers', async () => {
    const preprocessing = { ...DEFAULT_PREPROCESSING, size: 2, colour: 'grey' as const }
    const architecture = { inputs: 4, hidden: [{ units: 3, activation: 'tanh' as const }] }
    const run = await openRun({ ...identityOf(), architecture, preprocessing })
    if (!run.ok) throw new Error(run.error.message)
    const { keeper } = run.value
    keeper.sawWeights({ iteration: 4, units: 3, size: 2, channels: 1, pixels: new Uint8Array(12) })
    const [bins, none] = [{ min: 0, max: 1, counts: [3] }, null]
    const norms = { weightNorm: 1, gradientNorm: 1, updateRatio: none, deadShare: none, saturatedShare: none }
    const histograms = { Z: bins, A: bins, W: bins, dW: bins }
    const layers = [{ layer: 1, activation: 'tanh' as const, ...norms, histograms }]
    keeper.sawInside({ iteration: 5, layers, positiveShare: 0.5 })
    await keeper.keep({ iteration: 5, file: Uint8Array.of(1) }, [])
    expect(readdirSync(join(folder, 'first-layer'))).toEqual(['0000000004.ppm'])
    expect(healthOf(readFileSync(join(folder, 'health.json'), 'utf8'))).toMatchObject({
      iteration: 5,
      layers,
    })
    expect(told).toEqual([])
    await run.value.close(null)
  })

  it('a damaged newest checkpoint is left out, and said; when all are damaged nothing is overwritten', async () => {
    const run = await opened()
    const training = new Training()
    const order = { ...tinyOrder({ iterations: 40_000 }) }
    training.send({ kind: 'start', order, isPaused: true })
    for (let requestId = 1; requestId <= 2; requestId++) {
      await training.ask({ kind: 'step', unit: 'iteration' }, 'progressed')
      await training.ask({ kind: 'checkpoint', requestId }, 'checkpoint')
      await run.keeper.keep(training.of('checkpoint').at(-1)!.checkpoint, training.points)
    }
    await run.close(null)
    const [older, newer] = checkpoints().map((name) => join(folder, 'checkpoints', name))
    writeFileSync(newer!, readFileSync(newer!).subarray(0, 100))
    const again = await opened()
    expect(again.resumeFrom!.trainer.iteration).toBe(1)
    expect(again.keeper.earlierPoints.every(({ iteration }) => iteration <= 1)).toBe(true)
    expect(told).toEqual(['The checkpoint 0000000002.safetensors is damaged and was left out.'])
    await again.close(null)
    writeFileSync(older!, 'nothing')
    expect(await sentenceOf(identityOf())).toContain('No checkpoint')
    expect(readFileSync(older!, 'utf8')).toBe('nothing')
  })

  it('another run is refused, and told apart; more threads are the same run', async () => {
    await stopped()
    expect(await sentenceOf(identityOf({}, 'other'))).toContain('it differs in pictures.')
    expect(await sentenceOf(identityOf({ learningRate: 0.1, seed: 2 }))).toContain('learningRate, seed')
    const wider = identityOf()
    const architecture = { inputs: 2, hidden: [{ units: 4, activation: 'tanh' as const }] }
    expect(await sentenceOf({ ...wider, architecture })).toContain('layers')
    const run = await openRun(identityOf({ threads: 2 }))
    expect(run.ok).toBe(true)
    expect(await sentenceOf(identityOf())).toContain(`process ${process.pid}`)
  })

  it('a folder with other files, or a damaged record, is left alone', async () => {
    await stopped()
    writeFileSync(join(folder, 'run.json'), '{"schema":')
    expect(await sentenceOf(identityOf())).toContain('run.json')
    folder = await mkdtemp(join(tmpdir(), 'descent-run-'))
    const others = ['film.mkv.part', 'letters.txt']
    for (const name of others) writeFileSync(join(folder, name), 'dear')
    expect(await sentenceOf(identityOf())).toContain('holds other files and no run')
    expect(readdirSync(folder).sort()).toEqual(others)
  })
})
