/** `descent bench`: time of one training step, for the course's networks, on each implementation of the kernels. */
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { architectureName, type HiddenLayer } from '../../shared/domain/architecture'
import {
  DEFAULT_HYPERPARAMETERS,
  type Hyperparameters,
  type Precision,
} from '../../shared/domain/hyperparameters'
import { planarFlower } from '../engine/planar'
import { randomStream } from '../engine/random/streams'
import type { Examples } from '../engine/example-set'
import { Trainer } from '../engine/trainer'
import { createKernels } from '../workers/kernel-choice'
import type { CommandContext } from './context'
import { exitCodes } from './exit-codes'

interface Workload {
  readonly name: string
  readonly inputs: number
  readonly hidden: readonly HiddenLayer[]
  readonly examples: () => Examples
}

interface Contender {
  readonly kernels: 'reference' | 'wasm'
  readonly precision: Precision
  readonly threads: number
}

interface Measurement extends Contender {
  readonly network: string
  readonly examples: number
  /** Median over the repetitions. */
  readonly millisecondsPerStep: number
  /** Multiplications and additions of the three products, forward and backward. */
  readonly gigaflopsPerSecond: number
}

const relu = (...units: number[]): readonly HiddenLayer[] =>
  units.map((n) => ({ units: n, activation: 'relu' }))
const WORKLOADS: readonly Workload[] = [
  { name: 'logistic regression', inputs: 12288, hidden: [], examples: coursePictures },
  { name: 'two layers', inputs: 12288, hidden: relu(7), examples: coursePictures },
  { name: 'deep', inputs: 12288, hidden: relu(20, 7, 5), examples: coursePictures },
  { name: 'planar', inputs: 2, hidden: [{ units: 4, activation: 'tanh' }], examples: planarPoints },
]

const REPETITIONS = 7
/** Helping threads load their code while the event loop is free; before that a training goes on without them. */
const THREAD_START_MS = 1000
/** Long enough that the clock and a passing disturbance do not matter. */
const REPETITION_MS = 150

/** @returns the exit code */
export async function bench(words: readonly string[], { terminal, cores }: CommandContext): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: { json: { type: 'boolean' } } })
  const measured: Measurement[] = []
  for (const workload of WORKLOADS) {
    terminal.progress(workload.name)
    const rows = await measure(workload, contenders(cores))
    terminal.clearProgress()
    measured.push(...rows)
    if (!values.json) for (const line of table(workload, rows)) terminal.print(line)
  }
  if (values.json) terminal.print(JSON.stringify(measured, null, 2))
  return exitCodes.done
}

function contenders(cores: number): readonly Contender[] {
  const threads = cores > 1 ? [1, cores] : [1]
  return (['float32', 'float64'] as const).flatMap((precision) => [
    { kernels: 'reference' as const, precision, threads: 1 },
    ...threads.map((count) => ({ kernels: 'wasm' as const, precision, threads: count })),
  ])
}

/** Repetitions are interleaved, so that a slow minute of the computer falls on every contender. */
async function measure(workload: Workload, all: readonly Contender[]): Promise<readonly Measurement[]> {
  const train = workload.examples()
  const trainers = await Promise.all(all.map((contender) => trainerFor(workload, contender, train)))
  const times: number[][] = all.map(() => [])
  await setTimeout(THREAD_START_MS)
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    trainers.forEach((trainer, i) => times[i]?.push(timeSteps(trainer)))
  }
  for (const trainer of trainers) trainer.dispose()
  const examples = train.labels.length
  const architecture = { inputs: workload.inputs, hidden: workload.hidden }
  return all.map((contender, i) => {
    const millisecondsPerStep = median(times[i] ?? [])
    const gigaflopsPerSecond = stepFlops(workload, examples) / millisecondsPerStep / 1e6
    return {
      network: architectureName(architecture),
      examples,
      ...contender,
      millisecondsPerStep,
      gigaflopsPerSecond,
    }
  })
}

async function trainerFor(
  { inputs, hidden }: Workload,
  contender: Contender,
  train: Examples,
): Promise<Trainer> {
  const { precision, threads } = contender
  const kernels = await createKernels(contender.kernels, precision, threads)
  const hyperparameters: Hyperparameters = { ...DEFAULT_HYPERPARAMETERS, precision }
  const architecture = { inputs, hidden }
  return new Trainer({ kernels, architecture, hyperparameters, scaling: { kind: 'unit' }, train, test: null })
}

/** Milliseconds a step. */
function timeSteps(trainer: Trainer): number {
  trainer.step() // wakes the threads and the caches
  const start = performance.now()
  let steps = 0
  while (performance.now() - start < REPETITION_MS) {
    trainer.step()
    steps += 1
  }
  return (performance.now() - start) / steps
}

/** 2·m·Σ n[l]·n[l-1] for each of: forward, dW, and, but for the first layer, dA. */
function stepFlops({ inputs, hidden }: Workload, m: number): number {
  const sizes = [inputs, ...hidden.map(({ units }) => units), 1]
  const products = sizes.slice(1).map((n, i) => n * (sizes[i] ?? 0) * (i === 0 ? 2 : 3))
  return 2 * m * products.reduce((sum, product) => sum + product, 0)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? NaN
}

function table({ name }: Workload, rows: readonly Measurement[]): readonly string[] {
  const [first] = rows
  return [
    `${name}, ${first?.network ?? ''}, ${first?.examples ?? 0} examples`,
    ...rows.map(({ kernels, precision, threads, millisecondsPerStep, gigaflopsPerSecond }) => {
      const what = `  ${kernels.padEnd(9)} ${precision}  ${threads === 1 ? '1 thread ' : `${threads} threads`}`
      return `${what}  ${millisecondsPerStep.toFixed(3).padStart(9)} ms  ${gigaflopsPerSecond.toFixed(1).padStart(6)} GFLOP/s`
    }),
  ]
}

/** As many and as large as the course's: 209 pictures of 64 × 64 × 3, a third of them cats. */
function coursePictures(): Examples {
  const random = randomStream('initialization', 1)
  const pixels = Uint8Array.from({ length: 209 * 12288 }, () => Math.floor(random.rand() * 256))
  return {
    X: { kind: 'pixels', pixels },
    labels: Uint8Array.from({ length: 209 }, (_, i) => (i % 3 === 0 ? 1 : 0)),
  }
}

function planarPoints(): Examples {
  const { numbers, labels } = planarFlower()
  return { X: { kind: 'numbers', numbers }, labels }
}
