/** Passes over examples, block by block: what the network's answers cost, and the gradients of that cost. */
import type { Confusion, Score } from '../../shared/domain/run'
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
export interface PassSubject {
  readonly blocks: Iterable<TargetBlock>
  /** Examples of all blocks: the m of the mean. */
  readonly m: number
  /** Memory for a block of so many columns. */
  readonly passFor: (columns: number) => PassMemory
}

export type OnBlock = (block: TargetBlock, pass: PassMemory) => void

const NOTHING_COUNTED: Confusion = { tp: 0, fp: 0, tn: 0, fn: 0 }

export class Passes {
  readonly #network: Network
  readonly #gradients: Gradients
  readonly #firstLayer: FirstLayer
  readonly #l2: { readonly lambda: number; readonly m: number }

  /** @param l2 λ, and the number of training examples */
  constructor(
    network: Network,
    gradients: Gradients,
    firstLayer: FirstLayer,
    l2: { readonly lambda: number; readonly m: number },
  ) {
    this.#network = network
    this.#gradients = gradients
    this.#firstLayer = firstLayer
    this.#l2 = l2
  }

  /** Forward over any examples. */
  measure(subject: PassSubject): Evaluation {
    this.#firstLayer.expose()
    return this.#measure(subject, (X, pass) => forward(this.#network, X, pass))
  }

  /** Forward over training examples, as an update reads them. */
  measureTraining(subject: PassSubject, onBlock?: OnBlock): Evaluation {
    return this.#measure(
      subject,
      (X, pass) => {
        pass.A[0] = X
        this.#firstLayer.forward(X, pass.Z[1]!)
        return forwardFromFirst(this.#network, pass)
      },
      onBlock,
    )
  }

  /** Forward and backward over training examples: fills the gradients, the first layer's in its trainable. */
  descend(subject: PassSubject, onBlock?: OnBlock): Evaluation {
    const [network, gradients, { m }] = [this.#network, this.#gradients, subject]
    const evaluation = this.measureTraining(subject, (block, pass) => {
      const isFurtherBlock = block.first > 0
      backwardToFirst(network, block.targets, m, pass, gradients, isFurtherBlock)
      this.#firstLayer.backward(m, pass.dZ[1]!, block.X, isFurtherBlock)
      onBlock?.(block, pass)
    })
    addL2Gradient(network, this.#l2.lambda, this.#l2.m, gradients)
    return evaluation
  }

  #measure(
    { blocks, m, passFor }: PassSubject,
    answer: (X: Matrix, pass: PassMemory) => Matrix,
    onBlock?: OnBlock,
  ): Evaluation {
    let loss = 0
    let confusion = NOTHING_COUNTED
    for (const block of blocks) {
      const pass = passFor(block.X.columns)
      const answers = answer(block.X, pass)
      loss += totalLoss(this.#network, block.targets, pass)
      confusion = addConfusions(confusion, countConfusion(answers.data, block.targets.Y.data))
      onBlock?.(block, pass)
    }
    const penalty = l2Cost(this.#network, this.#l2.lambda, this.#l2.m)
    return { cost: loss / m + penalty, score: scoreOf(confusion) }
  }
}
