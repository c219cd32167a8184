/** What a person designs in the Network room, and the training request it becomes. Pure. */
import { z } from 'zod'
import { DEFAULT_HIDDEN_LAYERS, hiddenLayersSchema, type HiddenLayer } from '../../shared/domain/architecture'
import {
  DEFAULT_HYPERPARAMETERS,
  hyperparametersSchema,
  type Hyperparameters,
} from '../../shared/domain/hyperparameters'
import { limits } from '../../shared/domain/limits'

/** The settings that the room offers; the rest of `Hyperparameters` follows from them. */
export const networkDesignSchema = z.strictObject({
  hidden: hiddenLayersSchema,
  ...hyperparametersSchema.pick({
    learningRate: true,
    iterations: true,
    initialization: true,
    seed: true,
    precision: true,
  }).shape,
})
export type NetworkDesign = Readonly<z.infer<typeof networkDesignSchema>>

/**
 * Trains to a first result within seconds: one small hidden layer, and a learning rate that is calm on photographs,
 * drawings and the course's pictures alike (docs/decisions/0006-defaults.md).
 */
export const DEFAULT_DESIGN: NetworkDesign = {
  hidden: DEFAULT_HIDDEN_LAYERS,
  learningRate: DEFAULT_HYPERPARAMETERS.learningRate,
  iterations: DEFAULT_HYPERPARAMETERS.iterations,
  initialization: DEFAULT_HYPERPARAMETERS.initialization,
  seed: DEFAULT_HYPERPARAMETERS.seed,
  precision: DEFAULT_HYPERPARAMETERS.precision,
}

/** Enough for a smooth curve; measuring costs a pass over the test pictures each time. */
const POINTS_PER_RUN = 250

/** Every how many iterations a run of this length is measured. */
export function logEveryFor(iterations: number): number {
  return Math.max(1, Math.round(iterations / POINTS_PER_RUN))
}

export function hyperparametersOf(design: NetworkDesign): Hyperparameters {
  const { learningRate, iterations, initialization, seed, precision } = design
  return {
    ...DEFAULT_HYPERPARAMETERS,
    learningRate,
    iterations,
    initialization,
    seed,
    precision,
    logEvery: logEveryFor(iterations),
  }
}

/** The design that a run was started with. */
export function designOf(hidden: readonly HiddenLayer[], hyperparameters: Hyperparameters): NetworkDesign {
  const { learningRate, iterations, initialization, seed, precision } = hyperparameters
  return { hidden, learningRate, iterations, initialization, seed, precision }
}

/** Whether two designs would train the same network in the same way. */
export function isSameDesign(one: NetworkDesign, other: NetworkDesign): boolean {
  const settings = ['learningRate', 'iterations', 'initialization', 'seed', 'precision'] as const
  return (
    settings.every((setting) => one[setting] === other[setting]) &&
    one.hidden.length === other.hidden.length &&
    one.hidden.every((layer, index) => {
      const twin = other.hidden[index]
      return layer.units === twin?.units && layer.activation === twin.activation
    })
  )
}

/** A layer to add before the output: half as wide as the one before it, with its activation. */
export function nextLayer(hidden: readonly HiddenLayer[]): HiddenLayer {
  const last = hidden.at(-1)
  if (!last) return { units: 16, activation: 'relu' }
  return { units: Math.max(limits.units.min, Math.round(last.units / 2)), activation: last.activation }
}
