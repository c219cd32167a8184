/**
 * Passes of a network without a hidden layer over pictures: answers and gradient at once, of the bytes as they are
 * (`Kernels.logisticPass`), where the formulas read scaled inputs twice.
 */
import type { Scaling } from '../../shared/domain/preprocessing'
import type { PassGradient } from './kernels/kernels'
import type { Matrix } from './matrix'
import type { Gradients, Network, PassMemory } from './network'
import { measureBlocks, type Evaluation, type L2 } from './passes'
import type { PixelBatches, PixelBlock } from './pixel-batches'
import { addL2Gradient } from './regularization'

/** How a run's updates go over its training examples. */
export interface Descent {
  /** Forward and backward over the examples of an update: fills the gradients. */
  descend(iteration: number): Evaluation
  /** Forward over all training examples. */
  measure(): Evaluation
}

export interface LogisticInputs {
  readonly batches: PixelBatches
  readonly scaling: Scaling
  /** Memory for a block of so many columns. */
  readonly passFor: (columns: number) => PassMemory
}

export class LogisticDescent implements Descent {
  readonly #network: Network
  readonly #gradients: Gradients
  readonly #l2: L2
  readonly #inputs: LogisticInputs

  constructor(network: Network, gradients: Gradients, l2: L2, inputs: LogisticInputs) {
    this.#network = network
    this.#gradients = gradients
    this.#l2 = l2
    this.#inputs = inputs
  }

  measure(): Evaluation {
    const { batches, passFor } = this.#inputs
    const subject = { blocks: batches, m: this.#l2.m, passFor }
    return measureBlocks(this.#network, this.#l2, subject, (block, pass) => this.#pass(block, pass, null))
  }

  descend(iteration: number): Evaluation {
    const { batches, passFor } = this.#inputs
    const { kernels } = this.#network
    const [dW, db] = [this.#gradients.dW[1]!, this.#gradients.db[1]!]
    const [blocks, m] = [batches.blocks(iteration), batches.size(iteration)]
    const evaluation = measureBlocks(this.#network, this.#l2, { blocks, m, passFor }, (block, pass) => {
      const accumulate = block.first > 0
      const answers = this.#pass(block, pass, { factor: 1 / m, dW, accumulate })
      kernels.sumColumns(1 / m, pass.dZ[1]!, db, accumulate)
      return answers
    })
    addL2Gradient(this.#network, this.#l2.lambda, this.#l2.m, this.#gradients)
    return evaluation
  }

  /** A[1] of the block. */
  #pass({ pixels, order, targets }: PixelBlock, pass: PassMemory, gradient: PassGradient | null): Matrix {
    const { kernels, W, b } = this.#network
    const answers = { Z: pass.Z[1]!, A: pass.A[1]!, dZ: pass.dZ[1]! }
    const { scaling } = this.#inputs
    kernels.logisticPass({ pixels, order, scaling, W: W[1]!, b: b[1]!, ...targets, ...answers }, gradient)
    return answers.A
  }
}
