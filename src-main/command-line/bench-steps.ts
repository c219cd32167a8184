/** Times training steps on every implementation of the kernels, repetitions interleaved. */
import { setTimeout } from 'node:timers/promises'
import {
  DEFAULT_HYPERPARAMETERS,
  type FirstLayerName,
  type Hyperparameters,
  type Precision,
} from '../../shared/domain/hyperparameters'
import { BLOCK_BUDGET, planBlocks } from '../engine/block-plan'
import type { Examples } from '../engine/example-set'
import { planFirstLayer } from '../engine/first-layer-plan'
import { Trainer } from '../engine/trainer'
import { createKernels, loadNative } from '../workers/kernel-choice'
import { createPeakMeter, type PeakMeter } from '../workers/kernel-peak'
import { sharesOfPeak, Stopwatch } from './bench-timing'
import { layersOf, stepFlops, type Workload } from './bench-workloads'

interface Contender {
  readonly kernels: 'reference' | 'wasm' | 'native'
  readonly precision: Precision
  readonly threads: number
  /** `direct` is the formulas as they stand, what the peers do, too; `gram` and `one-pass` where the app chooses them. */
  readonly firstLayer: FirstLayerName
  /** The way the app goes when it trains this, whether or not it is measured. */
  readonly appFirstLayer: FirstLayerName
}

export interface Measurement extends Contender {
  readonly workload: string
  /** [n[0], …, n[L]] */
  readonly layers: readonly number[]
  readonly examples: number
  /** Median over the repetitions. */
  readonly millisecondsPerStep: number
  /** Multiplications and additions of the three products, forward and backward; null for `gram`, which has fewer. */
  readonly gigaflopsPerSecond: number | null
  /** Of as many times the peak of one thread as there are threads; null for the reference and for `gram`. */
  readonly shareOfPeak: number | null
  /** The same of the fastest step and the highest peak (bench-timing.ts). */
  readonly shareAtBest: number | null
}

/** Every contender on one network, ready to go. */
export interface StepBench {
  /** One repetition of each, those left out whose time is spent. */
  repeat(): void
  measurements(): readonly Measurement[]
  dispose(): void
}

/** Helping threads load their code while the event loop is free; before that a training goes on without them. */
const THREAD_START_MS = 1000
/** Of the peak in each repetition: some fall between two turns of other programs. */
const PEAK_SAMPLES = 10
/** A step of the reference on a network like this would take longer than all others together. */
const REFERENCE_FLOPS = 3e9
/** A step like this takes seconds, and drawing the weights as long: only float32, which libraries compute in by default. */
const LARGE_FLOPS = 1e10
/** `gram` multiplies all examples with each other once; of thousands of pictures that takes a minute in wasm. */
const SQUARE_FLOPS = 1e10

async function contenders(
  cores: number,
  workload: Workload,
  examples: number,
): Promise<readonly Contender[]> {
  const threads = cores > 1 ? [1, cores] : [1]
  const compiled = (await loadNative()).addon ? (['wasm', 'native'] as const) : (['wasm'] as const)
  const flops = stepFlops(workload, examples)
  const hasReference = flops <= REFERENCE_FLOPS
  const precisions = flops <= LARGE_FLOPS ? (['float32', 'float64'] as const) : (['float32'] as const)
  return precisions.flatMap((precision) => {
    const { appFirstLayer, measured } = waysThrough(workload, precision, examples)
    const both = { precision, appFirstLayer }
    return [
      ...(hasReference
        ? [{ kernels: 'reference' as const, threads: 1, firstLayer: 'direct' as const, ...both }]
        : []),
      ...measured.flatMap((firstLayer) =>
        compiled.flatMap((kernels) =>
          threads.map((count) => ({ kernels, threads: count, firstLayer, ...both })),
        ),
      ),
    ]
  })
}

/** Through the first layer: directly, and as the app would go in full or in mini-batches if that is soon ready. */
function waysThrough(
  workload: Workload,
  precision: Precision,
  m: number,
): { readonly appFirstLayer: FirstLayerName; readonly measured: readonly FirstLayerName[] } {
  const plan = planBlocks(layersOf(workload), precision, m, BLOCK_BUDGET)
  const appFirstLayer = planFirstLayer(workload, DEFAULT_HYPERPARAMETERS, { m, plan, arePictures: true })
  const isSoonReady = 2 * workload.inputs * m * m <= SQUARE_FLOPS && stepFlops(workload, m) <= LARGE_FLOPS
  const measured: readonly FirstLayerName[] = [
    'direct',
    ...(appFirstLayer === 'gram' && isSoonReady ? ['gram' as const] : []),
    ...(workload.hidden.length === 0 ? ['one-pass' as const] : []),
  ]
  return { appFirstLayer, measured }
}

interface Timed {
  readonly contender: Contender
  readonly trainer: Trainer
  readonly stopwatch: Stopwatch
  readonly meter: PeakMeter | null
  readonly peaks: number[]
}

/** Repetitions are interleaved, so that a slow minute of the computer falls on every contender. */
export async function prepareSteps(workload: Workload, cores: number): Promise<StepBench> {
  const train = workload.examples()
  const examples = train.labels.length
  const all = await contenders(cores, workload, examples)
  const timed = await Promise.all(all.map((contender) => prepare(workload, contender, train)))
  await setTimeout(THREAD_START_MS)
  for (const { trainer } of timed) {
    // Further on in its run, where `gram` has its products of examples; then what is compiled or kept on first use.
    trainer.resume({ ...trainer.state(), iteration: examples })
    trainer.step()
  }
  return {
    repeat() {
      for (const { stopwatch, meter, peaks } of timed) {
        if (!stopwatch.isDue) continue
        if (meter) for (let sample = 0; sample < PEAK_SAMPLES; sample++) peaks.push(meter())
        stopwatch.repeat()
      }
    },
    measurements: () => timed.map((one) => measurementOf(one, workload, examples)),
    dispose: () => timed.forEach(({ trainer }) => trainer.dispose()),
  }
}

async function prepare(workload: Workload, contender: Contender, train: Examples): Promise<Timed> {
  const { precision, threads, kernels: name, firstLayer } = contender
  const kernels = await createKernels(name, precision, threads)
  const hyperparameters: Hyperparameters = { ...DEFAULT_HYPERPARAMETERS, precision }
  const architecture = { inputs: workload.inputs, hidden: workload.hidden }
  const scaling = { kind: 'unit' } as const
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
  return { contender, trainer, stopwatch: new Stopwatch(() => trainer.step()), meter, peaks: [] }
}

function measurementOf(
  { contender, stopwatch, peaks }: Timed,
  workload: Workload,
  examples: number,
): Measurement {
  const millisecondsPerStep = stopwatch.medianMs
  const flops = contender.firstLayer === 'gram' ? null : stepFlops(workload, examples)
  const shares =
    flops === null || peaks.length === 0
      ? { shareOfPeak: null, shareAtBest: null }
      : sharesOfPeak(
          flops,
          stopwatch,
          peaks.map((peak) => peak * contender.threads),
        )
  return {
    workload: workload.name,
    layers: layersOf(workload),
    examples,
    ...contender,
    millisecondsPerStep,
    gigaflopsPerSecond: flops === null ? null : flops / millisecondsPerStep / 1e6,
    ...shares,
  }
}
