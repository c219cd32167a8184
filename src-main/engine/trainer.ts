/**
 * Trains one network on one set of examples: holds everything that a run needs in the kernels' memory, does one
 * update when asked, and measures. Knows nothing of time, threads or files.
 */
import { assert } from '../../shared/assert'
import { layerActivations, layerSizes, type Architecture } from '../../shared/domain/architecture'
import type { Split } from '../../shared/domain/dataset'
import type { Hyperparameters } from '../../shared/domain/hyperparameters'
import type { Scaling } from '../../shared/domain/preprocessing'
import type { Probe } from '../../shared/domain/probe'
import type { Confusion, Score } from '../../shared/domain/run'
import { learningRateAt } from '../../shared/domain/schedule'
import { createBatches, type Batches } from './batches'
import { BLOCK_BUDGET, planBlocks, type BlockBudget, type BlockPlan } from './block-plan'
import { labelWeights } from './class-weights'
import { drawMasks } from './dropout'
import { ExampleSet, type Examples, type TargetBlock } from './example-set'
import { probabilitiesOf } from './forward-blocks'
import { initializeParameters } from './initializers'
import { exampleCount } from './inputs'
import type { Kernels } from './kernels/kernels'
import { zeros, type Numbers } from './matrix'
import { addConfusions, countConfusion, scoreOf } from './metrics'
import { activationsBySlot, backward, forward, totalLoss, type Gradients, type Network } from './network'
import { createOptimizer } from './optimizers/create-optimizer'
import type { Optimizer } from './optimizers/optimizer'
import { allocateParameters, copyParameters, type NetworkParameters } from './parameters'
import { measureProbe } from './probes'
import { numberedStream } from './random/streams'
import { addL2Gradient, l2Cost } from './regularization'
import { Workspace, type PassMemory } from './workspace'

export interface TrainerOptions {
  /** In the precision of the hyperparameters. The trainer disposes of them. */
  readonly kernels: Kernels
  readonly architecture: Architecture
  readonly hyperparameters: Hyperparameters
  readonly scaling: Scaling
  readonly train: Examples
  readonly test: Examples | null
  /** `sigmoid` with the logistic cost unless given; `linear` with the squared cost predicts numbers. */
  readonly output?: 'sigmoid' | 'linear'
  /** How much stays in memory at once; `BLOCK_BUDGET` unless given. */
  readonly budget?: BlockBudget
}

/** Cost J and accuracy of the parameters before update `iteration`, over the examples that the update read. */
export interface StepMetrics {
  readonly iteration: number
  /** NaN or infinite when training has diverged: the caller decides what then. */
  readonly cost: number
  readonly accuracy: number
}

export interface Evaluation {
  /** Mean loss, classes weighted as in training, with the L2 term: what training makes small. */
  readonly cost: number
  readonly score: Score
}

/** Everything that decides how a run goes on, in ordinary memory. */
export interface TrainerState {
  readonly iteration: number
  /** α before its schedule: the one that was set last. */
  readonly learningRate: number
  readonly parameters: NetworkParameters
  /** Of the optimizer, in its own order. */
  readonly moments: readonly Numbers[]
  readonly momentUpdates: number
}

const NOTHING_COUNTED: Confusion = { tp: 0, fp: 0, tn: 0, fn: 0 }

export class Trainer {
  /** α before its schedule; may be changed between updates. */
  learningRate: number
  readonly #options: TrainerOptions
  readonly #network: Network
  readonly #gradients: Gradients
  readonly #optimizer: Optimizer
  readonly #workspace: Workspace
  readonly #train: ExampleSet
  readonly #test: ExampleSet | null
  readonly #batches: Batches
  #iteration = 0

  constructor(options: TrainerOptions) {
    const { kernels, architecture, hyperparameters, train, test, scaling } = options
    const { precision } = hyperparameters
    assert(kernels.precision === precision, () => `${kernels.precision} kernels for a run in ${precision}`)
    this.#options = options
    this.learningRate = hyperparameters.learningRate
    const allocate = kernels.allocate.bind(kernels)
    const g = activationsBySlot(layerActivations(architecture, options.output))
    this.#network = { kernels, g, ...allocateParameters(architecture, allocate) }
    const { W: dW, b: db } = allocateParameters(architecture, allocate)
    this.#gradients = { dW, db }
    this.#optimizer = createOptimizer(hyperparameters.optimizer, kernels, this.#trainables())
    const [trainPlan, testPlan] = [this.#planFor(train), test ? this.#planFor(test) : null]
    const largest = Math.max(trainPlan.columns, testPlan?.columns ?? 0)
    const n = layerSizes(architecture)
    this.#workspace = new Workspace(kernels, n, largest, hyperparameters.keepProbability < 1)
    const weights = labelWeights(hyperparameters.classWeights, train.labels)
    const load = (examples: Examples, plan: BlockPlan): ExampleSet =>
      new ExampleSet(kernels, examples, architecture.inputs, scaling, plan, weights)
    this.#train = load(train, trainPlan)
    this.#test = test && testPlan ? load(test, testPlan) : null
    this.#batches = createBatches(hyperparameters, this.#train, {
      ...{ kernels, examples: train, features: architecture.inputs, scaling, columns: trainPlan.columns },
    })
    this.reset()
  }

  /** Updates done. */
  get iteration(): number {
    return this.#iteration
  }

  /** Whole passes over the training examples that are done. */
  get epoch(): number {
    return Math.floor(this.#iteration / this.#batches.perEpoch)
  }

  /** Updates of one pass over the training examples. */
  get batchesPerEpoch(): number {
    return this.#batches.perEpoch
  }

  /** Whether what `step` returns is of all training examples and all units, as `evaluate` measures it. */
  get isStepExact(): boolean {
    return this.#batches.perEpoch === 1 && this.#options.hyperparameters.keepProbability === 1
  }

  /** The learning rate of the next update. */
  get scheduledLearningRate(): number {
    const { schedule, iterations } = this.#options.hyperparameters
    const time = { iteration: this.#iteration, iterations, epoch: this.epoch }
    return learningRateAt(schedule, this.learningRate, time)
  }

  /** One update. What it returns is of the parameters before it. */
  step(): StepMetrics {
    const { keepProbability, seed } = this.#options.hyperparameters
    const masks = keepProbability < 1 ? numberedStream('dropout', seed, this.#iteration) : null
    const passFor = (columns: number): PassMemory => {
      const pass = this.#workspace.forTraining(columns)
      if (pass.dropout && masks) drawMasks(pass.dropout, keepProbability, masks)
      return pass
    }
    const m = this.#batches.size(this.#iteration)
    const { cost, score } = this.#descendInto(this.#batches.blocks(this.#iteration), m, passFor)
    this.#optimizer.update(this.scheduledLearningRate)
    return { iteration: this.#iteration++, cost, accuracy: score.accuracy }
  }

  /** Cost and score of the current parameters: a forward pass only. */
  evaluate(which: Split): Evaluation {
    const set = this.#set(which)
    return this.#measure(set, set.m, (columns) => this.#workspace.forColumns(columns))
  }

  /** ŷ of the current parameters for every example of a set, in order. */
  probabilities(which: Split): Float64Array {
    const set = this.#set(which)
    return probabilitiesOf(this.#network, set, set.m, this.#workspace)
  }

  /** A look inside, over all training examples; the next update is as if nobody had looked. */
  probe(): Probe {
    const before = this.state()
    const probe = measureProbe({
      iteration: this.#iteration,
      network: this.#network,
      gradients: this.#gradients,
      blocks: this.#train,
      passFor: (columns) => this.#workspace.forColumns(columns),
      descend: (onBlock) => {
        this.#descendInto(
          this.#train,
          this.#train.m,
          (columns) => this.#workspace.forColumns(columns),
          onBlock,
        )
      },
      update: () => this.#optimizer.update(this.scheduledLearningRate),
    })
    this.resume(before)
    return probe
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

  /** A copy of everything that decides how training goes on. */
  state(): TrainerState {
    const { moments, updates } = this.#optimizer
    return {
      iteration: this.#iteration,
      learningRate: this.learningRate,
      parameters: this.parameters(),
      moments: moments.map(({ data }) => data.slice()),
      momentUpdates: updates,
    }
  }

  /** Goes on exactly where `state()` was taken of a run with the same options. */
  resume({ iteration, learningRate, parameters, moments, momentUpdates }: TrainerState): void {
    copyParameters(parameters, this.#network)
    this.#optimizer.moments.forEach(({ data }, i) => data.set(moments[i]!))
    this.#optimizer.updates = momentUpdates
    this.#iteration = iteration
    this.learningRate = learningRate
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
    for (const { data } of this.#optimizer.moments) data.fill(0)
    this.#optimizer.updates = 0
    this.#iteration = 0
    this.learningRate = hyperparameters.learningRate
  }

  /** Frees the kernels and everything in their memory; the trainer cannot be used afterwards. */
  dispose(): void {
    this.#options.kernels.dispose()
  }

  /** Forward and backward over examples, whose cost is a mean over m: fills the gradients. */
  #descendInto(
    blocks: Iterable<TargetBlock>,
    m: number,
    passFor: (columns: number) => PassMemory,
    onBlock: (block: TargetBlock, pass: PassMemory) => void = () => undefined,
  ): Evaluation {
    const evaluation = this.#measure(blocks, m, passFor, (block, pass) => {
      backward(this.#network, block.targets, m, pass, this.#gradients, block.first > 0)
      onBlock(block, pass)
    })
    addL2Gradient(this.#network, this.#options.hyperparameters.l2, this.#train.m, this.#gradients)
    return evaluation
  }

  /** A forward pass over examples, with something more to do for each block of them. */
  #measure(
    blocks: Iterable<TargetBlock>,
    m: number,
    passFor: (columns: number) => PassMemory,
    onBlock: (block: TargetBlock, pass: PassMemory) => void = () => undefined,
  ): Evaluation {
    let loss = 0
    let confusion = NOTHING_COUNTED
    for (const block of blocks) {
      const pass = passFor(block.X.columns)
      const answers = forward(this.#network, block.X, pass)
      loss += totalLoss(this.#network, block.targets, pass)
      confusion = addConfusions(confusion, countConfusion(answers.data, block.targets.Y.data))
      onBlock(block, pass)
    }
    const penalty = l2Cost(this.#network, this.#options.hyperparameters.l2, this.#train.m)
    return { cost: loss / m + penalty, score: scoreOf(confusion) }
  }

  #trainables() {
    const { W, b } = this.#network
    const { dW, db } = this.#gradients
    return W.flatMap((P, l) =>
      l === 0
        ? []
        : [
            { P, dP: dW[l]! },
            { P: b[l]!, dP: db[l]! },
          ],
    )
  }

  #set(which: Split): ExampleSet {
    const set = which === 'train' ? this.#train : this.#test
    if (!set) throw new Error('this run has no test examples')
    return set
  }

  #planFor({ X }: Examples): BlockPlan {
    const { architecture, hyperparameters, budget = BLOCK_BUDGET } = this.#options
    const m = exampleCount(X, architecture.inputs)
    return planBlocks(layerSizes(architecture), hyperparameters.precision, m, budget)
  }
}
