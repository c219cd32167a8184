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
  /** Examples of one mini-batch. */
  batch: { min: 1, max: 1_000_000 },
  epochs: { min: 1, max: 10_000_000 },
  /** λ of L2 regularization. */
  l2: { min: 0, max: 1e6 },
  /** Share of each hidden layer's units that dropout keeps; 1 is no dropout. */
  keepProbability: { min: 0.05, max: 1 },
  /** Iterations without a better test cost before early stopping ends the run. */
  patience: { min: 1, max: 10_000_000 },
  /** What a learning rate is multiplied by, each epoch or every few. */
  scheduleFactor: { min: 1e-6, max: 1 },
  /** δ of α / (1 + δ · epoch). */
  scheduleDecay: { min: 0, max: 1e6 },
  /** NumPy's legacy seed: an unsigned 32-bit number. */
  seed: { min: 0, max: 4_294_967_295 },
  testShare: { min: 0, max: 0.9 },
  threads: { min: 1, max: 64 },
  /** Total number of weights and biases; 200 million float32 numbers are 800 MB. */
  parameters: { min: 1, max: 200_000_000 },
  classNameLength: { min: 1, max: 200 },
  pictures: { min: 2, max: 1_000_000 },
} as const satisfies Record<string, Range>
