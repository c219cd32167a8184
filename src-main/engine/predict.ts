/** What a trained network says of new examples, outside a run. */
import type { ActivationName } from '../../shared/domain/architecture'
import type { Scaling } from '../../shared/domain/preprocessing'
import { BLOCK_BUDGET, planBlocks } from './block-plan'
import { ExampleBlocks, exampleCount, type Inputs } from './example-blocks'
import { probabilitiesOf } from './forward-blocks'
import type { Kernels } from './kernels/kernels'
import type { Matrix } from './matrix'
import { activationsBySlot, type Network } from './network'
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
  const { kernels, activations, scaling } = trained
  const [, ...layers] = trained.W
  const inputs = layers[0]!.columns
  const n = [inputs, ...layers.map(({ rows }) => rows)]
  const inMemory = (matrices: readonly Matrix[]): Matrix[] =>
    matrices.map(({ rows, columns }) => kernels.allocate(rows, columns))
  const network: Network = {
    kernels,
    g: activationsBySlot(activations),
    W: inMemory(trained.W),
    b: inMemory(trained.b),
  }
  copyParameters(trained, network)
  const plan = planBlocks(n, kernels.precision, exampleCount(X, inputs), BLOCK_BUDGET)
  const blocks = new ExampleBlocks(kernels, X, inputs, scaling, plan)
  return probabilitiesOf(network, blocks, new Workspace(kernels, n, plan.columns))
}
