/** The one table of legal ranges. Forms, IPC parsers, the command line and the engine all read it. */
export interface Range {
  readonly min: number
  readonly max: number
}

export const limits = {
  /** Width and height of the prepared picture, in pixels. */
  size: { min: 1, max: 256 },
  hiddenLayers: { min: 0, max: 16 },
  units: { min: 1, max: 4096 },
  learningRate: { min: 1e-9, max: 1e6 },
  iterations: { min: 1, max: 10_000_000 },
  logEvery: { min: 1, max: 10_000_000 },
  /** NumPy's legacy seed: an unsigned 32-bit number. */
  seed: { min: 0, max: 4_294_967_295 },
  testShare: { min: 0, max: 0.9 },
  threads: { min: 1, max: 64 },
  /** Total number of weights and biases; 200 million float32 numbers are 800 MB. */
  parameters: { min: 1, max: 200_000_000 },
  classNameLength: { min: 1, max: 200 },
  pictures: { min: 2, max: 1_000_000 },
} as const satisfies Record<string, Range>
