/** How much memory a run will take, known before anything of it is allocated. */
import { layerSizes, parameterCount, type Architecture } from '../../shared/domain/architecture'
import type { Hyperparameters } from '../../shared/domain/hyperparameters'
import {
  BLOCK_BUDGET,
  bytesPerNumber,
  NOTHING_KEPT,
  numbersPerUnit,
  planBlocks,
  type BlockPlan,
} from './block-plan'
import { planFirstLayer, type FirstLayerOptions } from './first-layer-plan'
import { gramNumbers } from './gram-layer'
import { mostKeptBytes } from './kernels/kernels'
import { stagingColumns } from './inputs'
import { pixelColumns } from './pixel-batches'
import { MOMENTS_PER_PARAMETER } from './optimizers/create-optimizer'

/** W and b, their gradients, and two copies outside: the last finite parameters, and those being measured or saved. */
const COPIES_OF_PARAMETERS = 4

type Options = FirstLayerOptions & Pick<Hyperparameters, 'precision' | 'keepProbability' | 'classWeights'>

/**
 * Bytes that a `Trainer` of this network takes while it runs, the pictures' own bytes left out.
 * Predictions of it, and what the language itself keeps, are small beside this.
 */
export function estimateTrainingBytes(
  architecture: Architecture,
  options: Options,
  trainExamples: number,
  testExamples: number,
): number {
  const n = layerSizes(architecture)
  const { precision } = options
  const [inputs, ...units] = n
  const hasDropout = options.keepProbability < 1
  const planOf = (examples: number, budget = BLOCK_BUDGET): BlockPlan =>
    planBlocks(n, precision, examples, budget, hasDropout)
  const plan = planOf(trainExamples)
  const firstLayer = planFirstLayer(architecture, options, { m: trainExamples, plan, arePictures: true })
  const isOnePass = firstLayer === 'one-pass'
  const plans = [isOnePass ? planOf(trainExamples, NOTHING_KEPT) : plan, planOf(testExamples)]
  const loaded = plans.map(({ columns }) => columns)
  const pixels = isOnePass ? pixelColumns(inputs!, trainExamples, options.batch, plan.isKept) : NO_PIXELS
  const batch = batchColumns(options, trainExamples, isOnePass ? pixels.ofBlock : plan.columns)
  const largestBlock = Math.max(...loaded, pixels.held)
  const pass = numbersPerUnit(hasDropout) * units.reduce((total, count) => total + count, 0) * largestBlock
  const targets = (trainExamples + testExamples + batch) * (options.classWeights === 'none' ? 1 : 2)
  const moments = MOMENTS_PER_PARAMETER[options.optimizer]
  const ofExamples = firstLayer === 'gram' ? gramNumbers(inputs!, units[0]!, trainExamples, moments) : 0
  const columns = isOnePass ? loaded : [...loaded, batch]
  const scaledInputs = columns.reduce((total, count) => total + inputs! * count, 0)
  const parameters = (COPIES_OF_PARAMETERS + moments) * parameterCount(architecture)
  const numbers = parameters + ofExamples + scaledInputs + pass + targets
  const staging = columns.reduce((total, count) => total + stagingColumns(inputs!, count) * inputs!, 0)
  const kept = plans.reduce(
    (total, { columns, isKept }) => total + (isKept ? mostKeptBytes(inputs! * columns, precision) : 0),
    0,
  )
  const asBytes = pixels.held * inputs! + (isOnePass ? batch * Uint32Array.BYTES_PER_ELEMENT : 0)
  return numbers * bytesPerNumber(precision) + staging + kept + asBytes
}

/** Where pictures become inputs before they are read. */
const NO_PIXELS = { held: 0, ofBlock: 0 } as const

/** Examples of a mini-batch that are loaded at a time; 0 when the full batch is read where it is. */
function batchColumns({ batch }: Options, examples: number, blockColumns: number): number {
  return batch === 'full' || batch >= examples ? 0 : Math.min(batch, blockColumns)
}
