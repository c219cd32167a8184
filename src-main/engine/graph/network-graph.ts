/** A fully connected network and its cost as a graph: the same mathematics as `network.ts`, derived another way. */
import type { ActivationName } from '../../../shared/domain/architecture'
import type { Matrix } from '../matrix'
import type { NetworkParameters } from '../parameters'
import { Graph, type GraphNode } from './graph'
import {
  activation,
  add,
  log,
  logisticLossFromZ,
  mean,
  multiply,
  negate,
  product,
  scalar,
  subtract,
} from './operations'

/** `stable` sees the loss from Z[L] as training does; `as written` goes through log A[L] as the course's formula. */
export const GRAPH_COSTS = ['stable', 'as written'] as const
export type GraphCost = (typeof GRAPH_COSTS)[number]

export interface NetworkGraph {
  readonly graph: Graph
  /** Layers 1 … L. */
  readonly layers: readonly { readonly W: GraphNode; readonly b: GraphNode }[]
  readonly J: GraphNode
}

/**
 * Z[l] = W[l] · A[l-1] + b[l], A[l] = g[l](Z[l]), J = the mean over the examples of L(A[L], Y).
 *
 * @param activations g[1] … g[L], the last one the sigmoid
 * @param X shape (n[0], m) @param Y shape (1, m)
 */
export function networkGraph(
  parameters: NetworkParameters,
  activations: readonly ActivationName[],
  X: Matrix,
  Y: Matrix,
  cost: GraphCost,
): NetworkGraph {
  const graph = new Graph()
  let A = graph.constant('X', X)
  let Z = A
  const layers = activations.map((g, index) => {
    const l = index + 1
    const W = graph.variable(`W[${l}]`, parameters.W[l]!)
    const b = graph.variable(`b[${l}]`, parameters.b[l]!)
    Z = graph.apply(add, `Z[${l}]`, graph.apply(product, `W[${l}] · ${A.name}`, W, A), b)
    A = graph.apply(activation(g), `A[${l}]`, Z)
    return { W, b }
  })
  const labels = graph.constant('Y', Y)
  const loss =
    cost === 'stable' ? graph.apply(logisticLossFromZ, 'L', Z, labels) : writtenLoss(graph, A, labels)
  return { graph, layers, J: graph.apply(mean, 'J', loss) }
}

/** L = −(Y ∘ log A + (1 − Y) ∘ log(1 − A)) */
function writtenLoss(graph: Graph, A: GraphNode, Y: GraphNode): GraphNode {
  const one = graph.constant('1', scalar(1))
  const ifPositive = graph.apply(multiply, 'Y log A', Y, graph.apply(log, 'log A', A))
  const otherY = graph.apply(subtract, '1 − Y', one, Y)
  const otherA = graph.apply(subtract, '1 − A', one, A)
  const ifNegative = graph.apply(
    multiply,
    '(1 − Y) log(1 − A)',
    otherY,
    graph.apply(log, 'log(1 − A)', otherA),
  )
  return graph.apply(negate, 'L', graph.apply(add, 'log-likelihood', ifPositive, ifNegative))
}
