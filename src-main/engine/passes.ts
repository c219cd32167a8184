/** Passes over examples, block by block: what the network's answers cost, and the gradients of that cost. */
import type { Confusion, Score } from '../../shared/domain/run'
import type { InBatch } from './batches'
import type { TargetBlock } from './example-set'
import type { FirstLayer } from './first-layer'
import type { Matrix } from './matrix'
import { addConfusions, countConfusion, scoreOf } from './metrics'
import { backwardToFirst, forward, forwardFromFirst, totalLoss } from './network'
import type { Gradients, Network, PassMemory } from './network'
import { addL2Gradient, l2Cost } from './regularization'

export interface Evaluation {
  /** Mean loss, classes weighted as in training, with the L2 term: what training makes small. */
  readonly cost: number
  readonly score: Score
}

/** What a pass goes over. */
export interface PassSubject<Block extends InBatch = TargetBlock> {
  readonly blocks: Iterable<Block>
  /** Examples of all blocks: the m of the mean. */
  readonly m: number
  /** Memory for a block of so many columns. */
  readonly passFor: (columns: number) => PassMemory
}

export type OnBlock = (block: TargetBlock, pass: PassMemory) => void

const NOTHING_COUNTED: Confusion = { tp: 0, fp: 0, tn: 0, fn: 0 }

/** λ, and the number of training examples. */
export interface L2 {
  readonly lambda: number
  readonly m: number
}

/** What the network's answers cost. @param answer A[L] of a block, with all that `totalLoss` reads in `pass` */
export function measureBlocks<Block extends InBatch>(
  network: Network,
  l2: L2,
  { blocks, m, passFor }: PassSubject<Block>,
  answer: (block: Block, pass: PassMemory) => Matrix,
): Evaluation {
  let loss = 0
  let confusion = NOTHING_COUNTED
  for (const block of blocks) {
    const pass = passFor(block.targets.Y.columns)
    const answers = answer(block, pass)
    loss += totalLoss(network, block.targets, pass)
    confusion = addConfusions(confusion, countConfusion(answers.data, block.targets.Y.data))
  }
  return { cost: loss / m + l2Cost(network, l2.lambda, l2.m), score: scoreOf(confusion) }
}

export class Passes {
  readonly #network: Network
  readonly #gradients: Gradients
  readonly #firstLayer: FirstLayer
  readonly #l2: L2

  constructor(network: Network, gradients: Gradients, firstLayer: FirstLayer, l2: L2) {
    this.#network = network
    this.#gradients = gradients
    this.#firstLayer = firstLayer
    this.#l2 = l2
  }

  /** Forward over any examples. */
  measure(subject: PassSubject): Evaluation {
    this.#firstLayer.expose()
    return measureBlocks(this.#network, this.#l2, subject, ({ X }, pass) => forward(this.#network, X, pass))
  }

  /** Forward over training examples, as an update reads them. */
  measureTraining(subject: PassSubject): Evaluation {
    return measureBlocks(this.#network, this.#l2, subject, ({ X }, pass) => this.#forwardTraining(X, pass))
  }

  /** Forward and backward over training examples: fills the gradients, the first layer's in its trainable. */
  descend(subject: PassSubject, onBlock?: OnBlock): Evaluation {
    const [network, gradients, { m }] = [this.#network, this.#gradients, subject]
    const evaluation = measureBlocks(network, this.#l2, subject, (block, pass) => {
      const answers = this.#forwardTraining(block.X, pass)
      const isFurtherBlock = block.first > 0
      backwardToFirst(network, block.targets, m, pass, gradients, isFurtherBlock)
      this.#firstLayer.backward(m, pass.dZ[1]!, block.X, isFurtherBlock)
      onBlock?.(block, pass)
      return answers
    })
    addL2Gradient(network, this.#l2.lambda, this.#l2.m, gradients)
    return evaluation
  }

  #forwardTraining(X: Matrix, pass: PassMemory): Matrix {
    pass.A[0] = X
    this.#firstLayer.forward(X, pass.Z[1]!)
    return forwardFromFirst(this.#network, pass)
  }
}
