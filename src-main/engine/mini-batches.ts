/**
 * The course's mini-batches: every epoch the examples are put in a new random order (NumPy's `permutation`) and cut into
 * batches of equal size, of which the last may be smaller.
 */
import { numberedStream } from './random/streams'

/** The examples of one epoch in the order in which they are taken. @param seed of the run @param epoch from 0 */
export function epochOrder(examples: number, seed: number, epoch: number): Uint32Array {
  return numberedStream('shuffle', seed, epoch).permutation(examples)
}

/** Which examples an update reads. The same iteration of the same seed always reads the same ones. */
export class MiniBatches {
  readonly #examples: number
  readonly #size: number
  readonly #seed: number
  #order: { readonly epoch: number; readonly examples: Uint32Array } | null = null

  /** @param examples m @param size of a batch, from 1 to m @param seed of the run */
  constructor(examples: number, size: number, seed: number) {
    this.#examples = examples
    this.#size = size
    this.#seed = seed
  }

  get perEpoch(): number {
    return Math.ceil(this.#examples / this.#size)
  }

  /** Indices of the examples of update `iteration`; a view that is valid until the next epoch is asked for. */
  batch(iteration: number): Uint32Array {
    const epoch = Math.floor(iteration / this.perEpoch)
    if (this.#order?.epoch !== epoch) {
      this.#order = { epoch, examples: epochOrder(this.#examples, this.#seed, epoch) }
    }
    const first = (iteration % this.perEpoch) * this.#size
    return this.#order.examples.subarray(first, first + this.#size)
  }
}
