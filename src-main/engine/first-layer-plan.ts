/**
 * Which way a run goes through its first layer. Depends on sizes and options alone, never on the machine: the choice
 * decides how numbers round.
 */
import type { Architecture } from '../../shared/domain/architecture'
import type { FirstLayerName, Hyperparameters } from '../../shared/domain/hyperparameters'
import type { BlockPlan } from './block-plan'
import { FOLD_EVERY } from './gram-layer'

export type FirstLayerOptions = Pick<Hyperparameters, 'optimizer' | 'batch' | 'l2' | 'iterations'>

/** So many examples: their G takes 64 MiB in float32. */
const MOST_EXAMPLES = 4096
/** Below so many multiply-adds an update of the first layer is a matter of microseconds either way. */
const LEAST_WORK = 2 ** 18

/** What a run learns from. */
export interface TrainingExamples {
  /** How many. */
  readonly m: number
  readonly plan: BlockPlan
  /** Whether they are pictures with a label, and not numbers, or with a number to predict. */
  readonly arePictures: boolean
}

export function planFirstLayer(
  architecture: Architecture,
  options: FirstLayerOptions,
  { m, plan, arePictures }: TrainingExamples,
): FirstLayerName {
  const isGram =
    plan.isKept && m <= MOST_EXAMPLES && isGramPossible(options, m) && pays(architecture, options, m)
  if (isGram) return 'gram'
  return arePictures && architecture.hidden.length === 0 ? 'one-pass' : 'direct'
}

/** Whether every update adds to W[1] a sum of the training examples, and nothing else. */
function isGramPossible({ optimizer, batch, l2 }: FirstLayerOptions, m: number): boolean {
  return (optimizer === 'gd' || optimizer === 'momentum') && l2 === 0 && (batch === 'full' || batch >= m)
}

/** By multiply-adds of an update; those of G, and of the updates until it is there, spread over the run. */
function pays({ inputs, hidden }: Architecture, { iterations }: FirstLayerOptions, m: number): boolean {
  const units = hidden[0]?.units ?? 1
  const direct = 2 * units * inputs * m
  const gram = units * m * m + direct / FOLD_EVERY + (2 * inputs * m * m) / iterations
  return direct >= LEAST_WORK && gram < direct / 2
}
