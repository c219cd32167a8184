/** A pass of the engine held against the same pass as a computation graph, which knows nothing of the engine's formulas. */
import { gradientOf, valueOf, type GraphNode } from '../../engine/graph/graph'
import { networkGraph } from '../../engine/graph/network-graph'
import { mapMatrix } from '../../engine/graph/operation'
import type { Matrix } from '../../engine/matrix'
import type { NetworkPass } from './network-pass'

/**
 * ‖graph − engine‖₂ / (‖graph‖₂ + ‖engine‖₂) of the matrix that differs most, over Z, A, dZ, dW, db of every layer. The
 * graph's ∂J/∂Z[l] is the engine's dZ[l] / m: the course leaves 1/m to dW and db.
 */
export function graphDifference({ network, X, Y, memory, gradients }: NetworkPass): number {
  const { graph, layers, J } = networkGraph(network, network.g.slice(1), X, Y, 'stable')
  graph.differentiate(J)
  const named = new Map(graph.nodes.map((node) => [node.name, node]))
  const nodeOf = (kind: 'Z' | 'A', l: number): GraphNode => there(named.get(`${kind}[${l}]`))
  const differences = layers.flatMap(({ W, b }, index) => {
    const l = index + 1
    return [
      relativeDifference(valueOf(nodeOf('Z', l)), there(memory.Z[l])),
      relativeDifference(
        mapMatrix(gradientOf(nodeOf('Z', l)), (value) => value * X.columns),
        there(memory.dZ[l]),
      ),
      relativeDifference(gradientOf(W), there(gradients.dW[l])),
      relativeDifference(gradientOf(b), there(gradients.db[l])),
      relativeDifference(valueOf(nodeOf('A', l)), there(memory.A[l])),
    ]
  })
  return Math.max(...differences)
}

function there<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('the graph and the engine walk through the same layers')
  return part
}

/** Over all numbers of both; 0 when both are all 0. */
function relativeDifference(one: Matrix, other: Matrix): number {
  let [apart, first, second] = [0, 0, 0]
  for (let at = 0; at < one.data.length; at++) {
    const [a, b] = [one.data[at] ?? Number.NaN, other.data[at] ?? Number.NaN]
    apart += (a - b) ** 2
    first += a ** 2
    second += b ** 2
  }
  const size = Math.sqrt(first) + Math.sqrt(second)
  return size === 0 ? 0 : Math.sqrt(apart) / size
}
