/** What a network reads, and how examples of it get into the kernels' memory: scaled, one per column. */
import type { Scaling } from '../../shared/domain/preprocessing'
import type { Kernels } from './kernels/kernels'
import { columnsOf, type Matrix, type Numbers } from './matrix'

/** Pixels, one picture after the other, or numbers as they are, column-major (n_x, m). */
export type Inputs =
  | { readonly kind: 'pixels'; readonly pixels: Uint8Array }
  | { readonly kind: 'numbers'; readonly numbers: Numbers }

/** Pixels are handed to the kernels in pieces of about this size: their memory need not hold all of them. */
const STAGING_BYTES = 4 * 2 ** 20

/** Pictures in one piece. @param columns the most that are loaded at a time */
export function stagingColumns(features: number, columns: number): number {
  return Math.min(columns, Math.max(1, Math.floor(STAGING_BYTES / features)))
}

/** Number of examples. Throws when the inputs are not a whole number of columns, or none. */
export function exampleCount(inputs: Inputs, features: number): number {
  const { length } = inputs.kind === 'pixels' ? inputs.pixels : inputs.numbers
  const m = length / features
  if (!Number.isInteger(m) || m === 0) {
    throw new Error(`${length} inputs are not one or more examples of ${features} features`)
  }
  return m
}

export class InputLoader {
  readonly #kernels: Kernels
  readonly #inputs: Inputs
  readonly #scaling: Scaling
  readonly #features: number
  /** Null for numbers, which need no scaling. */
  readonly #staging: Uint8Array | null

  /** @param features n_x @param columns the most that are loaded at a time */
  constructor(kernels: Kernels, inputs: Inputs, features: number, scaling: Scaling, columns: number) {
    this.#kernels = kernels
    this.#inputs = inputs
    this.#scaling = scaling
    this.#features = features
    this.#staging =
      inputs.kind === 'pixels' ? kernels.allocateBytes(stagingColumns(features, columns) * features) : null
  }

  /** Column j of X becomes example `exampleAt(j)`. @param X shape (n_x, any) of the kernels' memory */
  load(X: Matrix, exampleAt: (column: number) => number): void {
    if (this.#inputs.kind === 'numbers') this.#loadNumbers(this.#inputs.numbers, X, exampleAt)
    else this.#loadPixels(this.#inputs.pixels, X, exampleAt)
  }

  #loadNumbers(numbers: Numbers, X: Matrix, exampleAt: (column: number) => number): void {
    const features = this.#features
    for (let j = 0; j < X.columns; j++) {
      const from = exampleAt(j) * features
      X.data.set(numbers.subarray(from, from + features), j * features)
    }
  }

  #loadPixels(pixels: Uint8Array, X: Matrix, exampleAt: (column: number) => number): void {
    const features = this.#features
    const staging = this.#staging!
    const step = staging.length / features
    for (let done = 0; done < X.columns; done += step) {
      const piece = Math.min(step, X.columns - done)
      for (let j = 0; j < piece; j++) {
        const from = exampleAt(done + j) * features
        staging.set(pixels.subarray(from, from + features), j * features)
      }
      const target = columnsOf(X, done, piece)
      this.#kernels.scalePixels(staging.subarray(0, piece * features), this.#scaling, target)
    }
  }
}
