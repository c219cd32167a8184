/** One pass of the engine through a whole network, forward and backward, with everything on its way kept. */
import { layerActivations, layerSizes, type Architecture } from '../../../shared/domain/architecture'
import type { Scaling } from '../../../shared/domain/preprocessing'
import { exampleCount, InputLoader, type Inputs } from '../../engine/inputs'
import type { Kernels } from '../../engine/kernels/kernels'
import type { Matrix } from '../../engine/matrix'
import {
  activationsBySlot,
  backward,
  forward,
  totalLoss,
  type Gradients,
  type Network,
} from '../../engine/network'
import { allocateParameters, copyParameters, type NetworkParameters } from '../../engine/parameters'
import { Workspace } from '../../engine/workspace'

/** A network and the examples that go through it. */
export interface Passage {
  readonly architecture: Architecture
  readonly parameters: NetworkParameters
  readonly inputs: Inputs
  /** 0 or 1, one an example. */
  readonly labels: Uint8Array
  readonly scaling: Scaling
}

export interface NetworkPass {
  readonly network: Network
  /** Shape (n_x, m) */
  readonly X: Matrix
  /** Shape (1, m) */
  readonly Y: Matrix
  readonly memory: ReturnType<Workspace['forColumns']>
  readonly gradients: Gradients
  /** J without L2. */
  readonly cost: number
}

/** @param kernels in whose memory all of it is; to be disposed of once it has been read */
export function passThrough(
  kernels: Kernels,
  { architecture, parameters, inputs, labels, scaling }: Passage,
): NetworkPass {
  const m = exampleCount(inputs, architecture.inputs)
  const allocate = kernels.allocate.bind(kernels)
  const g = activationsBySlot(layerActivations(architecture))
  const network = { kernels, g, ...allocateParameters(architecture, allocate) }
  copyParameters(parameters, network)
  const [X, Y] = [allocate(architecture.inputs, m), allocate(1, m)]
  new InputLoader(kernels, inputs, architecture.inputs, scaling, m).load(X, (column) => column)
  Y.data.set(labels)
  const memory = new Workspace(kernels, layerSizes(architecture), m).forColumns(m)
  const { W: dW, b: db } = allocateParameters(architecture, allocate)
  const [targets, gradients] = [
    { Y, weights: null },
    { dW, db },
  ]
  forward(network, X, memory)
  const cost = totalLoss(network, targets, memory) / m
  backward(network, targets, m, memory, gradients, false)
  return { network, X, Y, memory, gradients, cost }
}
