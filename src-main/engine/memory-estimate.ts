/** How much memory a run will take, known before anything of it is allocated. */
import { layerSizes, parameterCount, type Architecture } from '../../shared/domain/architecture'
import type { Precision } from '../../shared/domain/hyperparameters'
import { BLOCK_BUDGET, bytesPerNumber, planBlocks } from './block-plan'
import { stagingColumns } from './example-blocks'

/** W and b, their gradients, and two copies outside: the last finite parameters, and those being measured or saved. */
const COPIES_OF_PARAMETERS = 4

/**
 * Bytes that a `Trainer` of this network takes while it runs, the pictures' own bytes left out.
 * Predictions of it, and what the language itself keeps, are small beside this.
 */
export function estimateTrainingBytes(
  architecture: Architecture,
  precision: Precision,
  trainExamples: number,
  testExamples: number,
): number {
  const n = layerSizes(architecture)
  const [inputs, ...units] = n
  const plans = [trainExamples, testExamples].map((examples) =>
    planBlocks(n, precision, examples, BLOCK_BUDGET),
  )
  const scaledInputs = plans.reduce((total, { columns }) => total + inputs! * columns, 0)
  const largestBlock = Math.max(...plans.map(({ columns }) => columns))
  const pass = 3 * units.reduce((total, count) => total + count, 0) * largestBlock
  const labels = trainExamples + testExamples
  const numbers = COPIES_OF_PARAMETERS * parameterCount(architecture) + scaledInputs + pass + labels
  const staging = plans.reduce((total, plan) => total + stagingColumns(inputs!, plan) * inputs!, 0)
  return numbers * bytesPerNumber(precision) + staging
}
