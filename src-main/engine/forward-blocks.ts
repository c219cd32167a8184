/** A forward pass over a whole set of examples, one block after the other, in the same memory. */
import type { ExampleBlocks } from './example-blocks'
import { forward, type Network } from './network'
import type { PassMemory, Workspace } from './workspace'

/** The pass over examples first…first+count−1; what it holds is valid until the next one is asked for. */
export interface BlockPass {
  readonly first: number
  readonly count: number
  readonly pass: PassMemory
}

/** Forward over all examples in order. The caller may run backward over each block before it asks for the next. */
export function* forwardBlocks(
  network: Network,
  blocks: ExampleBlocks,
  workspace: Workspace,
): Generator<BlockPass> {
  for (const { first, X } of blocks) {
    const pass = workspace.forColumns(X.columns)
    forward(network, X, pass)
    yield { first, count: X.columns, pass }
  }
}

/** ŷ of every example, in order. */
export function probabilitiesOf(network: Network, blocks: ExampleBlocks, workspace: Workspace): Float64Array {
  const probabilities = new Float64Array(blocks.m)
  const L = network.W.length - 1
  for (const { first, pass } of forwardBlocks(network, blocks, workspace)) {
    probabilities.set(pass.A[L]!.data, first)
  }
  return probabilities
}
