/**
 * Trains one network on one set of examples: holds everything that a run needs in the kernels' memory, does one
 * update when asked, and measures. Knows nothing of time, threads or files.
 */
import { assert } from '../../shared/assert'
import { layerActivations, layerSizes, type Architecture } from '../../shared/domain/architecture'
import type { Split } from '../../shared/domain/dataset'
import type { Hyperparameters } from '../../shared/domain/hyperparameters'
import type { Scaling } from '../../shared/domain/preprocessing'
import type { Confusion, Score } from '../../shared/domain/run'
import { BLOCK_BUDGET, planBlocks, type BlockBudget, type BlockPlan } from './block-plan'
import { ExampleBlocks, exampleCount, type Inputs } from './example-blocks'
import { forwardBlocks, probabilitiesOf } from './forward-blocks'
import { initializeParameters } from './initializers'
import type { Kernels } from './kernels/kernels'
import { columnsOf, zeros, type Matrix } from './matrix'
import { addConfusions, countConfusion, scoreOf } from './metrics'
import { activationsBySlot, backward, descend, type Gradients, type Network } from './network'
import { allocateParameters, copyParameters, type NetworkParameters } from './parameters'
import { Workspace, type PassMemory } from './workspace'

export interface Examples {
  readonly X: Inputs
  /** 0 or 1, one per example. */
  readonly labels: Uint8Array
}

export interface TrainerOptions {
  /** In the precision of the hyperparameters. The trainer disposes of them. */
  readonly kernels: Kernels
  readonly architecture: Architecture
  readonly hyperparameters: Hyperparameters
  readonly scaling: Scaling
  readonly train: Examples
  readonly test: Examples | null
  /** How much stays in memory at once; `BLOCK_BUDGET` unless given. */
  readonly budget?: BlockBudget
}

/** Cost J and accuracy of the parameters before update `iteration`, over the training examples. */
export interface StepMetrics {
  readonly iteration: number
  /** NaN or infinite when training has diverged: the caller decides what then. */
  readonly cost: number
  readonly accuracy: number
}

export interface Evaluation {
  readonly cost: number
  readonly score: Score
}

/** Examples in the kernels' memory. */
interface LoadedSet {
  readonly blocks: ExampleBlocks
  /** Shape (1, m) */
  readonly Y: Matrix
}

const NOTHING_COUNTED: Confusion = { tp: 0, fp: 0, tn: 0, fn: 0 }

export class Trainer {
  readonly #options: TrainerOptions
  readonly #network: Network
  readonly #gradients: Gradients
  readonly #workspace: Workspace
  readonly #train: LoadedSet
  readonly #test: LoadedSet | null
  #iteration = 0

  constructor(options: TrainerOptions) {
    const { kernels, architecture, hyperparameters, train, test } = options
    const { precision } = hyperparameters
    assert(kernels.precision === precision, () => `${kernels.precision} kernels for a run in ${precision}`)
    this.#options = options
    const allocate = kernels.allocate.bind(kernels)
    const g = activationsBySlot(layerActivations(architecture))
    this.#network = { kernels, g, ...allocateParameters(architecture, allocate) }
    const { W: dW, b: db } = allocateParameters(architecture, allocate)
    this.#gradients = { dW, db }
    const largest = Math.max(...[train, test].map((set) => (set ? this.#planFor(set).columns : 0)))
    this.#workspace = new Workspace(kernels, layerSizes(architecture), largest)
    this.#train = this.#load(train)
    this.#test = test ? this.#load(test) : null
    this.reset()
  }

  /** Updates done. */
  get iteration(): number {
    return this.#iteration
  }

  /** One update of gradient descent over the full batch. What it returns is of the parameters before the update. */
  step(): StepMetrics {
    const { m } = this.#train.blocks
    const { cost, score } = this.#measure(this.#train, (first, Y, pass) => {
      backward(this.#network, Y, m, pass, pass.dZ, this.#gradients, first > 0)
    })
    descend(this.#network, this.#options.hyperparameters.learningRate, this.#gradients)
    return { iteration: this.#iteration++, cost, accuracy: score.accuracy }
  }

  /** Cost and score of the current parameters: a forward pass only. */
  evaluate(which: Split): Evaluation {
    return this.#measure(this.#set(which), () => undefined)
  }

  /** ŷ of the current parameters for every example of a set, in order. */
  probabilities(which: Split): Float64Array {
    return probabilitiesOf(this.#network, this.#set(which).blocks, this.#workspace)
  }

  /** Copies of the current parameters, in ordinary memory. */
  parameters(): NetworkParameters {
    const { architecture, hyperparameters } = this.#options
    const copy = allocateParameters(architecture, (rows, columns) =>
      zeros(hyperparameters.precision, rows, columns),
    )
    copyParameters(this.#network, copy)
    return copy
  }

  /** Puts parameters from `parameters()` back, say the last finite ones after divergence. `iteration` stays. */
  restore(parameters: NetworkParameters): void {
    copyParameters(parameters, this.#network)
  }

  /** Back to iteration 0 with the very same initial weights. */
  reset(): void {
    const { architecture, hyperparameters } = this.#options
    const { initialization, seed, precision } = hyperparameters
    copyParameters(initializeParameters(architecture, initialization, seed, precision), this.#network)
    this.#iteration = 0
  }

  /** Frees the kernels and everything in their memory; the trainer cannot be used afterwards. */
  dispose(): void {
    this.#options.kernels.dispose()
  }

  /** A forward pass over a set, with something more to do for each block of it. */
  #measure(
    { blocks, Y }: LoadedSet,
    onBlock: (first: number, Y: Matrix, pass: PassMemory) => void,
  ): Evaluation {
    const L = this.#network.W.length - 1
    let loss = 0
    let confusion = NOTHING_COUNTED
    for (const { first, count, pass } of forwardBlocks(this.#network, blocks, this.#workspace)) {
      const blockY = columnsOf(Y, first, count)
      loss += this.#network.kernels.logisticCost(pass.Z[L]!, blockY, null)
      confusion = addConfusions(confusion, countConfusion(pass.A[L]!.data, blockY.data))
      onBlock(first, blockY, pass)
    }
    return { cost: loss / blocks.m, score: scoreOf(confusion) }
  }

  #set(which: Split): LoadedSet {
    const set = which === 'train' ? this.#train : this.#test
    if (!set) throw new Error('this run has no test examples')
    return set
  }

  #planFor({ X }: Examples): BlockPlan {
    const { architecture, hyperparameters, budget = BLOCK_BUDGET } = this.#options
    const m = exampleCount(X, architecture.inputs)
    return planBlocks(layerSizes(architecture), hyperparameters.precision, m, budget)
  }

  #load(examples: Examples): LoadedSet {
    const { kernels, architecture, scaling } = this.#options
    const { X, labels } = examples
    const blocks = new ExampleBlocks(kernels, X, architecture.inputs, scaling, this.#planFor(examples))
    assert(labels.length === blocks.m, () => `${labels.length} labels for ${blocks.m} examples`)
    const Y = kernels.allocate(1, blocks.m)
    Y.data.set(labels)
    return { blocks, Y }
  }
}
