/**
 * Pictures as an update reads them where their bytes need not become inputs first: all of them in the kernels' memory
 * as they are, or, where they are too many, a few at a time.
 */
import type { Hyperparameters } from '../../shared/domain/hyperparameters'
import { gatherTargets, targetsLike, type Batches, type InBatch } from './batches'
import { someTargets } from './example-set'
import { stagingColumns } from './inputs'
import type { Kernels } from './kernels/kernels'
import { MiniBatches } from './mini-batches'
import type { Targets } from './network'

export interface PixelBlock extends InBatch {
  /** Pictures one after the other, in the kernels' memory; valid until the next block is asked for. */
  readonly pixels: Uint8Array
  /** Which of them, in the kernels' memory; null for all, in order. */
  readonly order: Uint32Array | null
}

export interface PixelSource {
  readonly kernels: Kernels
  /** uint8, n_x · m, one picture after the other */
  readonly pixels: Uint8Array
  /** n_x */
  readonly features: number
  /** Of all m pictures. */
  readonly targets: Targets
  /** Whether the kernels keep all pictures. */
  readonly areKept: boolean
}

interface PixelColumns {
  /** Pictures in the kernels' memory at a time. */
  readonly held: number
  /** The most in a block of an update. */
  readonly ofBlock: number
}

/** @param m pictures of the run */
export function pixelColumns(
  features: number,
  m: number,
  batch: Hyperparameters['batch'],
  areKept: boolean,
): PixelColumns {
  const held = areKept ? m : stagingColumns(features, m)
  return { held, ofBlock: batch === 'full' ? held : Math.min(batch, held) }
}

/** What an update of a mini-batch needs beside the pictures. */
interface MiniBatchMemory {
  readonly batches: MiniBatches
  readonly order: Uint32Array
  readonly targets: Targets
}

export class PixelBatches implements Batches<PixelBlock> {
  /** The most pictures in a block. */
  readonly columns: number
  readonly #source: PixelSource
  readonly #m: number
  readonly #held: Uint8Array
  /** Null for the full batch. */
  readonly #mini: MiniBatchMemory | null

  constructor({ batch, seed }: Pick<Hyperparameters, 'batch' | 'seed'>, source: PixelSource) {
    const { kernels, pixels, features, targets, areKept } = source
    const m = targets.Y.columns
    const isFull = batch === 'full' || batch >= m
    const { held, ofBlock } = pixelColumns(features, m, batch, areKept)
    this.#source = source
    this.#m = m
    this.#held = kernels.allocateBytes(held * features)
    if (areKept) this.#held.set(pixels)
    this.columns = held
    this.#mini = isFull
      ? null
      : {
          batches: new MiniBatches(m, batch, seed),
          order: indices(kernels, ofBlock),
          targets: targetsLike(targets, ofBlock, kernels),
        }
  }

  get perEpoch(): number {
    return this.#mini?.batches.perEpoch ?? 1
  }

  size(iteration: number): number {
    return this.#mini?.batches.batch(iteration).length ?? this.#m
  }

  blocks(iteration: number): Iterable<PixelBlock> {
    return this.#mini ? this.#someBlocks(iteration, this.#mini) : this
  }

  /** All pictures in order, block by block. */
  *[Symbol.iterator](): Generator<PixelBlock> {
    const { pixels, features, targets } = this.#source
    for (let first = 0; first < this.#m; first += this.columns) {
      const count = Math.min(this.columns, this.#m - first)
      const some = this.#held.subarray(0, count * features)
      if (!this.#source.areKept) some.set(pixels.subarray(first * features, (first + count) * features))
      yield { first, pixels: some, order: null, targets: someTargets(targets, first, count) }
    }
  }

  *#someBlocks(iteration: number, { batches, order, targets }: MiniBatchMemory): Generator<PixelBlock> {
    const batch = batches.batch(iteration)
    for (let first = 0; first < batch.length; first += order.length) {
      const some = batch.subarray(first, first + order.length)
      const ofBlock = someTargets(targets, 0, some.length)
      gatherTargets(this.#source.targets, some, ofBlock)
      yield { first, ...this.#gather(some, order), targets: ofBlock }
    }
  }

  #gather(some: Uint32Array, order: Uint32Array): Pick<PixelBlock, 'pixels' | 'order'> {
    const { pixels, features, areKept } = this.#source
    if (areKept) {
      order.set(some)
      return { pixels: this.#held, order: order.subarray(0, some.length) }
    }
    some.forEach((picture, j) => {
      this.#held.set(pixels.subarray(picture * features, (picture + 1) * features), j * features)
    })
    return { pixels: this.#held.subarray(0, some.length * features), order: null }
  }
}

/** Room for indices of pictures. */
function indices(kernels: Kernels, count: number): Uint32Array {
  const bytes = kernels.allocateBytes(count * Uint32Array.BYTES_PER_ELEMENT)
  return new Uint32Array(bytes.buffer, bytes.byteOffset, count)
}
