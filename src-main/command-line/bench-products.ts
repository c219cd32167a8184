/** Times the products of a training step alone, without activations, costs and updates, on one thread. */
import type { Precision } from '../../shared/domain/hyperparameters'
import { BLOCK_BUDGET, planBlocks } from '../engine/block-plan'
import { ExampleBlocks } from '../engine/example-blocks'
import type { Examples } from '../engine/example-set'
import type { Kernels } from '../engine/kernels/kernels'
import type { Matrix } from '../engine/matrix'
import { randomStream } from '../engine/random/streams'
import { createKernels, loadNative } from '../workers/kernel-choice'
import { createPeakMeter, type PeakMeter } from '../workers/kernel-peak'
import { sharesOfPeak, Stopwatch } from './bench-timing'
import { layersOf, stepFlops, WORKLOADS, type Workload } from './bench-workloads'

export interface ProductsMeasurement {
  readonly workload: string
  readonly kernels: 'wasm' | 'native'
  readonly precision: Precision
  /** Median over the repetitions, of all products of a step. */
  readonly milliseconds: number
  readonly gigaflopsPerSecond: number
  /** Of what multiplications and additions alone reach on the same vectors. */
  readonly shareOfPeak: number
  /** The same of the fastest run of each product and the highest peak (bench-timing.ts). */
  readonly shareAtBest: number
}

/** A first layer that reads pictures, and layers whose inputs and units are many. */
const NETWORKS = ['deep', '3 × 1024']
/** More than a few: the products of small layers take microseconds. */
const PEAK_SAMPLES = 10

interface Timed {
  readonly workload: Workload
  readonly kernels: 'wasm' | 'native'
  readonly precision: Precision
  readonly flops: number
  readonly stopwatch: Stopwatch
  readonly meter: PeakMeter
  readonly peaks: number[]
  readonly dispose: () => void
}

export async function measureProducts(repetitions: number): Promise<readonly ProductsMeasurement[]> {
  const compiled = (await loadNative()).addon ? (['wasm', 'native'] as const) : (['wasm'] as const)
  const timed: Timed[] = []
  for (const workload of WORKLOADS.filter(({ name }) => NETWORKS.includes(name))) {
    for (const precision of ['float32', 'float64'] as const) {
      for (const kernels of compiled) timed.push(await prepare(workload, kernels, precision))
    }
  }
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const { stopwatch, meter, peaks } of timed) {
      if (!stopwatch.isDue) continue
      for (let sample = 0; sample < PEAK_SAMPLES; sample++) peaks.push(meter())
      stopwatch.repeat()
    }
  }
  for (const { dispose } of timed) dispose()
  return timed.map(({ workload, kernels, precision, flops, stopwatch, peaks }) => {
    const milliseconds = stopwatch.medianMs
    const gigaflopsPerSecond = flops / milliseconds / 1e6
    const shares = sharesOfPeak(flops, stopwatch, peaks)
    return { workload: workload.name, kernels, precision, milliseconds, gigaflopsPerSecond, ...shares }
  })
}

async function prepare(workload: Workload, name: 'wasm' | 'native', precision: Precision): Promise<Timed> {
  const kernels = await createKernels(name, precision, 1)
  const meter = await createPeakMeter(name, precision)
  if (!meter) throw new Error(`There are no ${name} kernels to measure.`)
  const examples = workload.examples()
  const m = examples.labels.length
  const X = keptInputs(kernels, workload, examples)
  const stopwatch = new Stopwatch(...productsOf(kernels, layersOf(workload), X))
  const dispose = (): void => kernels.dispose()
  return {
    ...{ workload, kernels: name, precision, flops: stepFlops(workload, m) },
    ...{ stopwatch, meter, peaks: [], dispose },
  }
}

/** The inputs as a training on the full batch holds them: scaled, and kept in the form that its products read. */
function keptInputs(kernels: Kernels, workload: Workload, { X, labels }: Examples): Matrix {
  const plan = planBlocks(layersOf(workload), kernels.precision, labels.length, BLOCK_BUDGET)
  const [block] = new ExampleBlocks(kernels, X, workload.inputs, { kind: 'unit' }, plan)
  if (!plan.isKept || !block) throw new Error(`The inputs of “${workload.name}” are more than one block.`)
  return block.X
}

/**
 * What a step multiplies: forward, then dW and, but for the first layer, dA, layer by layer.
 * @param n [n[0], …, n[L]] @param X shape (n[0], m)
 */
function productsOf(kernels: Kernels, n: readonly number[], X: Matrix): readonly (() => void)[] {
  const random = randomStream('initialization', 1)
  const m = X.columns
  const filled = (rows: number, columns: number): Matrix => {
    const matrix = kernels.allocate(rows, columns)
    for (let at = 0; at < matrix.data.length; at++) matrix.data[at] = random.rand() - 0.5
    return matrix
  }
  const layers = n.slice(1).map((units, at) => {
    const inputs = n[at] ?? 0
    return {
      input: at === 0 ? X : filled(inputs, m),
      W: filled(units, inputs),
      b: filled(units, 1),
      Z: filled(units, m),
      dZ: filled(units, m),
      dW: filled(units, inputs),
      dA: at === 0 ? null : filled(inputs, m),
    }
  })
  return [
    ...layers.map(
      ({ W, input, b, Z }) =>
        () =>
          kernels.affine(W, input, b, Z),
    ),
    ...layers.flatMap(({ W, input, dZ, dW, dA }) => [
      () => kernels.outerProduct(1 / m, dZ, input, dW, false),
      ...(dA ? [() => kernels.multiplyTransposed(W, dZ, dA)] : []),
    ]),
  ]
}
