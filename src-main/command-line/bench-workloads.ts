/** What the benchmarks train: the course's networks, a wide and a deep one, a large folder, and a tiny one. */
import type { HiddenLayer } from '../../shared/domain/architecture'
import { planarFlower } from '../engine/planar'
import { randomStream } from '../engine/random/streams'
import type { Examples } from '../engine/example-set'

export interface Workload {
  readonly name: string
  readonly inputs: number
  readonly hidden: readonly HiddenLayer[]
  readonly examples: () => Examples
}

const COURSE_INPUTS = 64 * 64 * 3
/** As many as the course's training set has. */
const COURSE_PICTURES = 209

const relu = (...units: number[]): readonly HiddenLayer[] =>
  units.map((n) => ({ units: n, activation: 'relu' }))
const pictureWorkload = (
  name: string,
  hidden: readonly HiddenLayer[],
  count = COURSE_PICTURES,
): Workload => ({
  name,
  inputs: COURSE_INPUTS,
  hidden,
  examples: () => randomPictures(count),
})

export const WORKLOADS: readonly Workload[] = [
  pictureWorkload('logistic regression', []),
  pictureWorkload('deep', relu(20, 7, 5)),
  pictureWorkload('wide', relu(512)),
  pictureWorkload('large folder', relu(20, 7, 5), 3000),
  { name: 'planar', inputs: 2, hidden: [{ units: 4, activation: 'tanh' }], examples: planarPoints },
  pictureWorkload('3 × 1024', relu(1024, 1024, 1024)),
]

/** A third of them of label 1. What is in them does not matter for the time. */
export function randomPictures(count: number): Examples {
  const random = randomStream('initialization', 1)
  // One picture's bytes, shifted from picture to picture: drawing millions of numbers takes longer than the training.
  const noise = Uint8Array.from({ length: 2 * COURSE_INPUTS }, () => Math.floor(random.rand() * 256))
  const pixels = new Uint8Array(new SharedArrayBuffer(count * COURSE_INPUTS))
  for (let j = 0; j < count; j++) {
    const shift = (j * 7919) % COURSE_INPUTS
    pixels.set(noise.subarray(shift, shift + COURSE_INPUTS), j * COURSE_INPUTS)
  }
  const labels = Uint8Array.from({ length: count }, (_, i) => (i % 3 === 0 ? 1 : 0))
  return { X: { kind: 'pixels', pixels }, labels }
}

function planarPoints(): Examples {
  const { numbers, labels } = planarFlower()
  return { X: { kind: 'numbers', numbers }, labels }
}

/** [n[0], …, n[L]] */
export function layersOf({ inputs, hidden }: Workload): readonly number[] {
  return [inputs, ...hidden.map(({ units }) => units), 1]
}

/** 2·m·Σ n[l]·n[l-1] for each of: forward, dW, and, but for the first layer, dA. */
export function stepFlops(workload: Workload, m: number): number {
  const sizes = layersOf(workload)
  const products = sizes.slice(1).map((n, i) => n * (sizes[i] ?? 0) * (i === 0 ? 2 : 3))
  return 2 * m * products.reduce((sum, product) => sum + product, 0)
}
