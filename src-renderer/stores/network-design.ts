/** What a person designs in the Network room, and the training request it becomes. Pure. */
import { z } from '../../shared/domain/schema'
import { DEFAULT_HIDDEN_LAYERS, hiddenLayersSchema, type HiddenLayer } from '../../shared/domain/architecture'
import {
  DEFAULT_HYPERPARAMETERS,
  hyperparametersSchema,
  type Hyperparameters,
} from '../../shared/domain/hyperparameters'
import { limits } from '../../shared/domain/limits'

/** Everything but what follows from the rest or from the computer: how often to measure, and the kernels. */
const chosenSettings = z.object(
  hyperparametersSchema.omit({ kernels: true, threads: true, logEvery: true }).shape,
)

export const networkDesignSchema = z.strictObject({ hidden: hiddenLayersSchema, ...chosenSettings.shape })
export type NetworkDesign = Readonly<z.infer<typeof networkDesignSchema>>

/**
 * Trains to a first result within seconds: one small hidden layer, and a learning rate that is calm on photographs,
 * drawings and the course's pictures alike (docs/decisions/0006-defaults.md).
 */
export const DEFAULT_DESIGN = designOf(DEFAULT_HIDDEN_LAYERS, DEFAULT_HYPERPARAMETERS)

/** Enough for a smooth curve; measuring costs a pass over the test pictures each time. */
const POINTS_PER_RUN = 250
/** Within a power of ten: measured iterations are numbers that people would choose, the course's hundreds among them. */
const ROUND_STEPS = [1, 2, 5, 10] as const

/** Every how many iterations a run of this length is measured: a round number, for about 250 points. */
export function logEveryFor(iterations: number): number {
  const wanted = Math.max(1, iterations / POINTS_PER_RUN)
  const magnitude = 10 ** Math.floor(Math.log10(wanted))
  const distance = (step: number): number => Math.abs(Math.log(wanted / (step * magnitude)))
  return ROUND_STEPS.reduce((best, step) => (distance(step) < distance(best) ? step : best)) * magnitude
}

export function hyperparametersOf(design: NetworkDesign): Hyperparameters {
  const logEvery = logEveryFor(design.iterations)
  return { ...DEFAULT_HYPERPARAMETERS, ...chosenSettings.parse(design), logEvery }
}

/** The design that a run was started with. */
export function designOf(hidden: readonly HiddenLayer[], hyperparameters: Hyperparameters): NetworkDesign {
  return { hidden, ...chosenSettings.parse(hyperparameters) }
}

/** Whether two designs would train the same network in the same way. */
export function isSameDesign(one: NetworkDesign, other: NetworkDesign): boolean {
  return sortedText(one) === sortedText(other)
}

/** JSON with the keys of every object in order, so that equal values are equal texts. */
function sortedText(value: unknown): string {
  const inOrder = (_key: string, part: unknown): unknown =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part
  return JSON.stringify(value, inOrder)
}

/** A layer to add before the output: half as wide as the one before it, with its activation. */
export function nextLayer(hidden: readonly HiddenLayer[]): HiddenLayer {
  const last = hidden.at(-1)
  if (!last) return { units: 16, activation: 'relu' }
  return { units: Math.max(limits.units.min, Math.round(last.units / 2)), activation: last.activation }
}

/** The layers with one of them at another place. */
export function withLayerMoved(
  hidden: readonly HiddenLayer[],
  from: number,
  to: number,
): readonly HiddenLayer[] {
  const layer = hidden[from]
  if (!layer || to < 0 || to >= hidden.length) return hidden
  return hidden.toSpliced(from, 1).toSpliced(to, 0, layer)
}
