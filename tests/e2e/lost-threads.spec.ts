/**
 * A thread that is killed in the middle of a training, really: built threads, real kernels. The run ends with a reason,
 * and whoever asked for it can train again.
 */
import { readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { DEFAULT_HYPERPARAMETERS } from '../../shared/domain/hyperparameters'
import type { RunState } from '../../shared/domain/run'
import { RunService } from '../../src-main/lab/runs/run-service'
import { DEFAULT_PREPROCESSING } from '../../shared/domain/preprocessing'
import type { ThreadStart } from '../../src-main/workers/make-way'
import { tinyDataset } from '../fakes/tiny-dataset'
import { nativeAddon } from '../native-addon'
import { descent, workFolder } from './command-line'

const ENDLESS = 10_000_000
const chunks = resolve(import.meta.dirname, '../../out/main/chunks')
const entry = readdirSync(chunks).find((name) => name.startsWith('training.worker-')) ?? 'not built'

/**
 * A script that kills each thread whose file has this name, some time after it began to work. One that is killed before
 * is not lost: nobody has counted on it yet, and the run goes on without it.
 */
const killing = (name: string, afterMs: number): string => `
  const threads = require('node:worker_threads')
  threads.Worker = class extends threads.Worker {
    constructor(file, options) {
      super(file, options)
      if (!String(file).includes(${JSON.stringify(name)})) return
      this.once('online', () => setTimeout(() => this.terminate(), ${afterMs}))
    }
  }`

/** A script that runs another one first in the thread that starts and watches the kernel threads. */
const inKernelWatch = (script: string): string => `
  const threads = require('node:worker_threads')
  threads.Worker = class extends threads.Worker {
    constructor(file, options) {
      if (!String(file).includes('kernel-watch')) return super(file, options)
      const path = JSON.stringify(require('node:url').fileURLToPath(file))
      super(${JSON.stringify(script)} + ';require(' + path + ')', { ...options, eval: true })
    }
  }`

/** The lab's runs over real threads. */
class Lab {
  /** What each training thread begins with. */
  prologue = ''
  readonly threads: Worker[] = []
  #wake: () => void = () => undefined
  readonly runs = new RunService({
    startTrainingThread: () => this.#startThread(),
    currentDataset: () => dataset,
    emit: () => this.#wake(),
    now: () => new Date(0),
    version: '0.0.0',
    shelf: null,
  })

  /** With 64 units and L2 there is enough to multiply for two threads. */
  async started(kernels: 'wasm' | 'native', iterations: number, units = 64): Promise<string> {
    const hyperparameters = { ...DEFAULT_HYPERPARAMETERS, kernels, threads: 2, iterations, l2: 0.1 }
    const started = await this.runs.start({
      ...{ datasetId: dataset.id, hidden: [{ units, activation: 'relu' }], hyperparameters },
    })
    if (!started.ok) throw new Error(started.error.message)
    return started.value.id
  }

  history(id: string) {
    const found = this.runs.history(id)
    if (!found.ok) throw new Error(found.error.message)
    return found.value
  }

  async inState(id: string, state: RunState, iterations = 0): Promise<void> {
    for (;;) {
      const { progress } = this.history(id).run
      if (progress.state === state && progress.iteration >= iterations) return
      if (progress.state === 'failed') throw new Error(this.history(id).run.reason ?? 'no reason')
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  #startThread(): Worker {
    const code = `${this.prologue}\nrequire(${JSON.stringify(join(chunks, entry))})`
    const start: ThreadStart = { makesWay: false }
    const thread = new Worker(code, { eval: true, workerData: start })
    this.threads.push(thread)
    return thread
  }
}

/** 40 pictures of 32 × 32 in colour, bright ones positive. */
const dataset = (() => {
  const [size, count] = [32, 40]
  const features = size * size * 3
  const pixels = new SharedArrayBuffer(count * features)
  new Uint8Array(pixels).forEach(
    (_, at, all) => (all[at] = ((at * 31) % 90) + (Math.floor(at / features) % 2) * 120),
  )
  const { pictures } = tinyDataset()
  return tinyDataset({
    preprocessing: { ...DEFAULT_PREPROCESSING, size, colour: 'rgb' },
    pictures: Array.from({ length: count }, (_, i) => ({
      ...pictures[0]!,
      ...{ id: `picture-${i}`, name: `${i}.png`, label: i % 2 === 1 ? 1 : 0, split: 'train' as const },
    })),
    pixels,
  })
})()

describe.each(['wasm', 'native'] as const)('with %s kernels and two threads', (kernels) => {
  const isThere = kernels === 'wasm' || nativeAddon !== null

  it.skipIf(!isThere)('a training thread that dies ends its run, and the next run trains', async () => {
    const lab = new Lab()
    const id = await lab.started(kernels, ENDLESS)
    await lab.inState(id, 'training', 50)
    await lab.threads[0]!.terminate()
    await lab.inState(id, 'failed').catch(() => undefined)
    const { run, points } = lab.history(id)
    expect(run.progress.state).toBe('failed')
    expect(run.reason).toContain('The training thread ended: the training thread ended by itself (code 1).')
    expect(points.length).toBeGreaterThan(0)
    const next = await lab.started(kernels, 60)
    await lab.inState(next, 'finished')
    expect(lab.history(next).run.progress.iteration).toBe(60)
    await lab.runs.close()
  })
})

/** After the thread began to work. */
const KILLED_MS = 700
/** Within which a thread must be missed after that. */
const MISSED_MS = 2000

it.each([
  ['between two operations', 4],
  ['in the middle of one, while the training thread waits for its part and hears of no event', 64],
])('a kernel thread that dies %s ends the run that it helped, and the next run trains', async (_, units) => {
  const lab = new Lab()
  lab.prologue = inKernelWatch(killing('kernel.worker', KILLED_MS))
  const id = await lab.started('wasm', ENDLESS, units)
  await lab.inState(id, 'training', 1)
  const trainingMs = performance.now()
  await expect(lab.inState(id, 'finished')).rejects.toThrow(
    /^The training thread ended: A kernel thread was lost: it /,
  )
  expect(performance.now() - trainingMs).toBeLessThan(KILLED_MS + MISSED_MS)
  expect(lab.history(id).points.length).toBeGreaterThan(0)
  lab.prologue = ''
  const next = await lab.started('wasm', 60)
  await lab.inState(next, 'finished')
  expect(lab.history(next).run.progress.iteration).toBe(60)
  await lab.runs.close()
})

it.each([
  ['training.worker', 'the training thread ended by itself (code 1)'],
  ['kernel.worker', 'A kernel thread was lost: it ended by itself (code 1)'],
])('the command line says in one sentence that a %s was lost', async (name, reason) => {
  const folder = workFolder()
  const hook = join(folder, 'hook.cjs')
  writeFileSync(hook, killing(name, 700))
  const endless = [
    'train',
    '--planar',
    '--iterations',
    String(ENDLESS),
    '--kernels',
    'wasm',
    '--threads',
    '2',
  ]
  const ran = await descent(endless, folder, { NODE_OPTIONS: `--require ${hook}` })
  expect(ran.code).toBe(1)
  expect(ran.errors.trim().split('\n')).toEqual([
    `The training thread ended: ${reason}. What was measured so far is kept; start the training again.`,
  ])
})

describe('a test that ends before its program', () => {
  let left: ReturnType<typeof descent> | null = null

  it('leaves it running', () => {
    left = descent(['train', '--planar', '--iterations', String(ENDLESS)])
  })

  it('finds it gone in the next', async () => {
    expect(await left).toMatchObject({ code: -1 })
  })
})
