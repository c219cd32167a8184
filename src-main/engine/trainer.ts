/**
 * Trains one network on one set of examples: holds everything that a run needs in the kernels' memory, does one
 * update when asked, and measures. Knows nothing of time, threads or files.
 */
import { assert } from '../../shared/assert'
import { layerActivations, layerSizes } from '../../shared/domain/architecture'
import type { Split } from '../../shared/domain/dataset'
import type { FirstLayerName } from '../../shared/domain/hyperparameters'
import type { MeasuredProbe } from '../../shared/domain/probe'
import { learningRateAt } from '../../shared/domain/schedule'
import { createBatches, type Batches } from './batches'
import { BLOCK_BUDGET, NOTHING_KEPT, planBlocks, type BlockPlan } from './block-plan'
import { labelWeights } from './class-weights'
import { drawMasks } from './dropout'
import { ExampleSet, type Examples } from './example-set'
import { directLayer, inPlaceLayer, isInPlace, type FirstLayer } from './first-layer'
import { planFirstLayer } from './first-layer-plan'
import { probabilitiesOf } from './forward-blocks'
import { GramLayer } from './gram-layer'
import { initializeParameters } from './initializers'
import { exampleCount } from './inputs'
import { LogisticDescent, type Descent } from './logistic-descent'
import { zeros } from './matrix'
import { activationsBySlot, type Gradients, type Network, type PassMemory } from './network'
import { createOptimizer } from './optimizers/create-optimizer'
import type { Optimizer, Trainable } from './optimizers/optimizer'
import { allocateParameters, copyParameters, type NetworkParameters } from './parameters'
import { Passes, type Evaluation, type L2, type PassSubject } from './passes'
import { PixelBatches } from './pixel-batches'
import { measureProbe } from './probes'
import { numberedStream } from './random/streams'
import type { StepMetrics, TrainerOptions, TrainerState } from './trainer-options'
import { Workspace } from './workspace'

export class Trainer {
  /** α before its schedule; may be changed between updates. */
  learningRate: number
  /** The way that this run goes through its first layer. */
  readonly firstLayer: FirstLayerName
  readonly #options: TrainerOptions
  readonly #network: Network
  readonly #gradients: Gradients
  readonly #firstLayer: FirstLayer
  readonly #passes: Passes
  readonly #optimizer: Optimizer
  readonly #workspace: Workspace
  readonly #train: ExampleSet
  readonly #test: ExampleSet | null
  readonly #batches: Batches | PixelBatches
  readonly #descent: Descent
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
    const plan = this.#planFor(train)
    this.firstLayer = options.firstLayer ?? this.#chooseFirstLayer(plan)
    // Read in one pass, pictures are kept as bytes; their inputs are made when somebody looks inside.
    const trainPlan = this.firstLayer === 'one-pass' ? this.#planFor(train, NOTHING_KEPT) : plan
    const testPlan = test ? this.#planFor(test) : null
    const weights = labelWeights(hyperparameters.classWeights, train.labels)
    const load = (examples: Examples, plan: BlockPlan): ExampleSet =>
      new ExampleSet(kernels, examples, architecture.inputs, scaling, plan, weights)
    this.#train = load(train, trainPlan)
    this.#test = test && testPlan ? load(test, testPlan) : null
    this.#batches = this.#createBatches(plan)
    const largest = Math.max(trainPlan.columns, testPlan?.columns ?? 0, this.#batches.columns)
    const n = layerSizes(architecture)
    this.#workspace = new Workspace(kernels, n, largest, hyperparameters.keepProbability < 1)
    this.#firstLayer = this.#createFirstLayer(trainPlan)
    const l2 = { lambda: hyperparameters.l2, m: this.#train.m }
    this.#passes = new Passes(this.#network, this.#gradients, this.#firstLayer, l2)
    this.#descent = this.#createDescent(this.#batches, l2)
    this.#optimizer = createOptimizer(hyperparameters.optimizer, kernels, this.#trainables())
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
    const iteration = this.#iteration
    const { cost, score } = this.#descent.descend(iteration)
    this.#optimizer.update(this.scheduledLearningRate)
    this.#iteration += 1
    this.#firstLayer.updated(this.#iteration)
    return { iteration, cost, accuracy: score.accuracy }
  }

  /** Cost and score of the current parameters: a forward pass only. */
  evaluate(which: Split): Evaluation {
    return which === 'train' ? this.#descent.measure() : this.#passes.measure(this.#subject(this.#set(which)))
  }

  /** ŷ of the current parameters for every example of a set, in order. */
  probabilities(which: Split): Float64Array {
    const set = this.#set(which)
    this.#firstLayer.expose()
    return probabilitiesOf(this.#network, set, set.m, this.#workspace)
  }

  /** A look inside, over all training examples; the next update is as if nobody had looked. */
  probe(): MeasuredProbe {
    const before = this.state()
    const subject = this.#subject(this.#train)
    const [kernels, dW] = [this.#network.kernels, this.#gradients.dW[1]!]
    const probe = measureProbe({
      iteration: this.#iteration,
      network: this.#network,
      gradients: this.#gradients,
      ...subject,
      descend: (onBlock) =>
        this.#passes.descend(subject, (block, pass) => {
          if (!this.#firstLayer.storesGradient) {
            kernels.outerProduct(1 / subject.m, pass.dZ[1]!, block.X, dW, block.first > 0)
          }
          onBlock(block, pass)
        }),
      update: () => {
        this.#optimizer.update(this.scheduledLearningRate)
        this.#firstLayer.updated(this.#iteration + 1)
        this.#firstLayer.expose()
      },
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
    this.#firstLayer.expose()
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
      firstLayer: this.#firstLayer.state(),
      moments: moments.map(({ data }) => data.slice()),
      momentUpdates: updates,
    }
  }

  /** Goes on exactly where `state()` was taken of a run with the same options. */
  resume(state: TrainerState): void {
    const { iteration, learningRate, parameters, firstLayer, moments, momentUpdates } = state
    copyParameters(parameters, this.#network)
    this.#firstLayer.resume(firstLayer, iteration)
    this.#optimizer.moments.forEach(({ data }, i) => data.set(moments[i]!))
    this.#optimizer.updates = momentUpdates
    this.#iteration = iteration
    this.learningRate = learningRate
  }

  /** Puts parameters from `parameters()` back, say the last finite ones after divergence. `iteration` stays. */
  restore(parameters: NetworkParameters): void {
    copyParameters(parameters, this.#network)
    this.#firstLayer.adopt(this.#iteration)
  }

  /** Back to iteration 0 with the very same initial weights. */
  reset(): void {
    const { architecture, hyperparameters } = this.#options
    const { initialization, seed, precision } = hyperparameters
    for (const { data } of this.#optimizer.moments) data.fill(0)
    this.#optimizer.updates = 0
    this.#iteration = 0
    this.restore(initializeParameters(architecture, initialization, seed, precision))
    this.learningRate = hyperparameters.learningRate
  }

  /** Frees the kernels and everything in their memory; the trainer cannot be used afterwards. */
  dispose(): void {
    this.#options.kernels.dispose()
  }

  /** Training memory for a block of so many columns, with this update's dropout drawn. */
  #passForUpdate(): (columns: number) => PassMemory {
    const { keepProbability, seed } = this.#options.hyperparameters
    const masks = keepProbability < 1 ? numberedStream('dropout', seed, this.#iteration) : null
    return (columns) => {
      const pass = this.#workspace.forTraining(columns)
      if (pass.dropout && masks) drawMasks(pass.dropout, keepProbability, masks)
      return pass
    }
  }

  /** The examples of a set, with every unit kept. */
  #subject(set: ExampleSet): PassSubject {
    return { blocks: set, m: set.m, passFor: (columns) => this.#workspace.forColumns(columns) }
  }

  #chooseFirstLayer(plan: BlockPlan): FirstLayerName {
    const { architecture, hyperparameters, train, output } = this.#options
    const m = exampleCount(train.X, architecture.inputs)
    const arePictures = train.X.kind === 'pixels' && output !== 'linear'
    return planFirstLayer(architecture, hyperparameters, { m, plan, arePictures })
  }

  #createBatches({ columns, isKept }: BlockPlan): Batches | PixelBatches {
    const { kernels, architecture, hyperparameters, train, scaling } = this.#options
    const features = architecture.inputs
    if (this.firstLayer === 'one-pass' && train.X.kind === 'pixels') {
      const source = { kernels, pixels: train.X.pixels, features, targets: this.#train.targets }
      return new PixelBatches(hyperparameters, { ...source, areKept: isKept })
    }
    const memory = { kernels, examples: train, features, scaling, columns }
    return createBatches(hyperparameters, this.#train, memory)
  }

  #createDescent(batches: Batches | PixelBatches, l2: L2): Descent {
    if (batches instanceof PixelBatches) {
      const { scaling } = this.#options
      const passFor = (columns: number): PassMemory => this.#workspace.forColumns(columns)
      return new LogisticDescent(this.#network, this.#gradients, l2, { batches, scaling, passFor })
    }
    return {
      descend: (iteration) => {
        const [blocks, m] = [batches.blocks(iteration), batches.size(iteration)]
        return this.#passes.descend({ blocks, m, passFor: this.#passForUpdate() })
      },
      measure: () => this.#passes.measureTraining(this.#subject(this.#train)),
    }
  }

  #createFirstLayer({ columns }: BlockPlan): FirstLayer {
    if (this.firstLayer === 'gram') {
      const [all] = this.#train
      return new GramLayer(this.#network, all!.X)
    }
    const isAdded =
      this.firstLayer === 'direct' && isInPlace(this.#options.hyperparameters, columns, this.#batches.size(0))
    return (isAdded ? inPlaceLayer : directLayer)(this.#network, this.#gradients)
  }

  /** W[1], b[1], … W[L], b[L], W[1] as its layer changes it. */
  #trainables(): Trainable[] {
    const { W, b } = this.#network
    const { dW, db } = this.#gradients
    return W.slice(1).flatMap((P, i) => [
      i === 0 ? this.#firstLayer.trainable : { P, dP: dW[i + 1]! },
      { P: b[i + 1]!, dP: db[i + 1]! },
    ])
  }

  #set(which: Split): ExampleSet {
    const set = which === 'train' ? this.#train : this.#test
    if (!set) throw new Error('this run has no test examples')
    return set
  }

  #planFor({ X }: Examples, budget = this.#options.budget ?? BLOCK_BUDGET): BlockPlan {
    const { architecture, hyperparameters } = this.#options
    const { precision, keepProbability } = hyperparameters
    const m = exampleCount(X, architecture.inputs)
    return planBlocks(layerSizes(architecture), precision, m, budget, keepProbability < 1)
  }
}
