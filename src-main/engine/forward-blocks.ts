/** What a network answers to a whole set of examples, one block after the other, in the same memory. */
import type { Block } from './example-blocks'
import { forward, type Network } from './network'
import type { Workspace } from './workspace'

/** ŷ of every example, in order. @param m how many examples all blocks have together */
export function probabilitiesOf(
  network: Network,
  blocks: Iterable<Block>,
  m: number,
  workspace: Workspace,
): Float64Array {
  const probabilities = new Float64Array(m)
  for (const { first, X } of blocks) {
    probabilities.set(forward(network, X, workspace.forColumns(X.columns)).data, first)
  }
  return probabilities
}
