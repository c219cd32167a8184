/** Times training steps on every implementation of the kernels, repetitions interleaved. */
import { setTimeout } from 'node:timers/promises'
import {
  DEFAULT_HYPERPARAMETERS,
  type Hyperparameters,
  type Precision,
} from '../../shared/domain/hyperparameters'
import type { Examples } from '../engine/example-set'
import { Trainer } from '../engine/trainer'
import { createKernels, loadNative } from '../workers/kernel-choice'
import { createPeakMeter, type PeakMeter } from '../workers/kernel-peak'
import { stepFlops, type Workload } from './bench-workloads'

interface Contender {
  readonly kernels: 'reference' | 'wasm' | 'native'
  readonly precision: Precision
  readonly threads: number
}

export interface Measurement extends Contender {
  readonly workload: string
  /** [n[0], …, n[L]] */
  readonly layers: readonly number[]
  readonly examples: number
  /** Median over the repetitions. */
  readonly millisecondsPerStep: number
  /** Multiplications and additions of the three products, forward and backward. */
  readonly gigaflopsPerSecond: number
  /** Of as many times the peak of one thread as there are threads; null for the reference. */
  readonly shareOfPeak: number | null
}

/** Helping threads load their code while the event loop is free; before that a training goes on without them. */
const THREAD_START_MS = 1000
/** Long enough that the clock and a passing disturbance do not matter. */
const REPETITION_MS = 150
/** Of the peak in each repetition: some fall between two turns of other programs. */
const PEAK_SAMPLES = 10
/** A step of the reference on a network like this would take longer than all others together. */
const REFERENCE_FLOPS = 3e9

async function contenders(cores: number, flops: number): Promise<readonly Contender[]> {
  const threads = cores > 1 ? [1, cores] : [1]
  const compiled = (await loadNative()).addon ? (['wasm', 'native'] as const) : (['wasm'] as const)
  return (['float32', 'float64'] as const).flatMap((precision) => [
    ...(flops <= REFERENCE_FLOPS ? [{ kernels: 'reference' as const, precision, threads: 1 }] : []),
    ...compiled.flatMap((kernels) => threads.map((count) => ({ kernels, precision, threads: count }))),
  ])
}

interface Timed {
  readonly contender: Contender
  readonly trainer: Trainer
  readonly meter: PeakMeter | null
  readonly times: number[]
  readonly peaks: number[]
}

/** Repetitions are interleaved, so that a slow minute of the computer falls on every contender. */
export async function measureSteps(
  workload: Workload,
  cores: number,
  repetitions: number,
): Promise<readonly Measurement[]> {
  const train = workload.examples()
  const examples = train.labels.length
  const flops = stepFlops(workload, examples)
  const all = await contenders(cores, flops)
  const timed = await Promise.all(all.map((contender) => prepare(workload, contender, train)))
  await setTimeout(THREAD_START_MS)
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const { trainer, meter, times, peaks } of timed) {
      if (meter) for (let sample = 0; sample < PEAK_SAMPLES; sample++) peaks.push(meter())
      times.push(timeSteps(trainer))
    }
  }
  for (const { trainer } of timed) trainer.dispose()
  const layers = [workload.inputs, ...workload.hidden.map(({ units }) => units), 1]
  return timed.map(({ contender, times, peaks }) => {
    const millisecondsPerStep = median(times)
    const gigaflopsPerSecond = flops / millisecondsPerStep / 1e6
    // The highest: the peak is what the processor can do, and anything else that runs only lowers it.
    const peak = Math.max(...peaks) * contender.threads
    return {
      workload: workload.name,
      layers,
      examples,
      ...contender,
      millisecondsPerStep,
      gigaflopsPerSecond,
      shareOfPeak: peaks.length > 0 ? gigaflopsPerSecond / peak : null,
    }
  })
}

async function prepare(workload: Workload, contender: Contender, train: Examples): Promise<Timed> {
  const { precision, threads, kernels: name } = contender
  const kernels = await createKernels(name, precision, threads)
  const hyperparameters: Hyperparameters = { ...DEFAULT_HYPERPARAMETERS, precision }
  const architecture = { inputs: workload.inputs, hidden: workload.hidden }
  const scaling = { kind: 'unit' } as const
  const firstLayer = 'direct' // the formulas as they stand: what the peers do, too
  const trainer = new Trainer({
    kernels,
    architecture,
    hyperparameters,
    scaling,
    train,
    test: null,
    firstLayer,
  })
  const meter = name === 'reference' ? null : await createPeakMeter(name, precision)
  return { contender, trainer, meter, times: [], peaks: [] }
}

/** Milliseconds a step. */
function timeSteps(trainer: Trainer): number {
  trainer.step() // wakes the threads and the caches
  const start = performance.now()
  let steps = 0
  do {
    trainer.step()
    steps += 1
  } while (performance.now() - start < REPETITION_MS)
  return (performance.now() - start) / steps
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? NaN
}
