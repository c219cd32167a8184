/** What a trained network says of examples, outside a run. */
import type { ActivationName } from '../../shared/domain/architecture'
import type { Scaling } from '../../shared/domain/preprocessing'
import { BLOCK_BUDGET, planBlocks, type BlockBudget } from './block-plan'
import { ExampleBlocks } from './example-blocks'
import { probabilitiesOf } from './forward-blocks'
import { exampleCount, type Inputs } from './inputs'
import type { Kernels } from './kernels/kernels'
import { logisticLoss } from './losses'
import type { Matrix } from './matrix'
import { activationsBySlot, forward, type Network } from './network'
import { copyParameters, type NetworkParameters } from './parameters'
import { Workspace } from './workspace'

export interface TrainedNetwork extends NetworkParameters {
  /** Used up to `dispose`, which is the caller's: each call allocates in their memory. */
  readonly kernels: Kernels
  /** g[1] … g[L] */
  readonly activations: readonly ActivationName[]
  readonly scaling: Scaling
}

/** ŷ, the probability of label 1, of every example, in order. Throws when X is not whole examples for this network. */
export function predictProbabilities(trained: TrainedNetwork, X: Inputs): Float64Array {
  const { network, blocks, workspace } = prepared(trained, X, BLOCK_BUDGET)
  return probabilitiesOf(network, blocks, blocks.m, workspace)
}

/** One answer for each example, in order. */
export interface Answers {
  /** ŷ, the probability of label 1. */
  readonly probabilities: Float64Array
  /** L(ŷ, y), the logistic loss: how surprised the network is by the label. */
  readonly losses: Float64Array
}

/** Every example passes once: keeping all of them scaled would only take memory from a training beside it. */
const ONE_PASS: BlockBudget = { keptBytes: 64 * 2 ** 20, blockBytes: 64 * 2 ** 20 }

/** @param labels 0 or 1, one per example */
export function answerExamples(
  trained: TrainedNetwork,
  X: Inputs,
  labels: Uint8Array,
  budget = ONE_PASS,
): Answers {
  const { network, blocks, workspace } = prepared(trained, X, budget)
  if (labels.length !== blocks.m) throw new Error(`${labels.length} labels for ${blocks.m} examples`)
  const probabilities = new Float64Array(blocks.m)
  const losses = new Float64Array(blocks.m)
  const L = network.W.length - 1
  for (const { first, X: inputs } of blocks) {
    const pass = workspace.forColumns(inputs.columns)
    probabilities.set(forward(network, inputs, pass).data, first)
    for (let j = 0; j < inputs.columns; j++) {
      losses[first + j] = logisticLoss(pass.Z[L]!.data[j]!, labels[first + j]!)
    }
  }
  return { probabilities, losses }
}

/** A copy of the network's numbers in its kernels' memory. */
export function loadNetwork({ kernels, activations, W, b }: TrainedNetwork): Network {
  const inMemory = (matrices: readonly Matrix[]): Matrix[] =>
    matrices.map(({ rows, columns }) => kernels.allocate(rows, columns))
  const network: Network = { kernels, g: activationsBySlot(activations), W: inMemory(W), b: inMemory(b) }
  copyParameters({ W, b }, network)
  return network
}

/** [n[0], …, n[L]] of a network. */
export function sizesOf({ W }: Pick<NetworkParameters, 'W'>): readonly number[] {
  const [, ...layers] = W
  return [layers[0]!.columns, ...layers.map(({ rows }) => rows)]
}

function prepared(
  trained: TrainedNetwork,
  X: Inputs,
  budget: BlockBudget,
): { readonly network: Network; readonly blocks: ExampleBlocks; readonly workspace: Workspace } {
  const { kernels, scaling } = trained
  const n = sizesOf(trained)
  const inputs = n[0]!
  const plan = planBlocks(n, kernels.precision, exampleCount(X, inputs), budget)
  return {
    network: loadNetwork(trained),
    blocks: new ExampleBlocks(kernels, X, inputs, scaling, plan),
    workspace: new Workspace(kernels, n, plan.columns),
  }
}
