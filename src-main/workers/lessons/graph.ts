/** Lesson "Computation graph": the course's graph J = 3(a + bc), and logistic regression of one example. */
import type { GraphReport, GraphRequest } from '../../../shared/domain/lessons/graph'
import { Graph, valueOf, type GraphNode } from '../../engine/graph/graph'
import { activation, add, logisticLossFromA, multiply, scalar } from '../../engine/graph/operations'

interface LessonGraph {
  readonly graph: Graph
  /** What is differentiated. */
  readonly J: GraphNode
  /** How the course writes each computed node. */
  readonly formulas: Readonly<Record<string, string>>
}

/** Both passes over the graph, every value and derivative of it, and the order in which they came. */
export function runGraph(request: GraphRequest): GraphReport {
  const { graph, J, formulas } = request.graph === 'course' ? courseGraph(request) : logisticGraph(request)
  const places = new Map(graph.nodes.map((node, place) => [node, place]))
  const placeOf = (node: GraphNode): number => places.get(node) ?? -1
  const forward = Array.from(graph.forward(), placeOf)
  const backward = Array.from(graph.backward(J), placeOf)
  return {
    nodes: graph.nodes.map((node) => ({
      name: node.name,
      formula: formulas[node.name] ?? null,
      operands: node.operands.map(placeOf),
      value: numberOf(valueOf(node).data),
      derivative: node.gradient && node.isVariable ? numberOf(node.gradient.data) : null,
    })),
    forward,
    backward,
  }
}

/** J = 3v, v = a + u, u = bc. */
function courseGraph({ a, b, c }: Extract<GraphRequest, { graph: 'course' }>): LessonGraph {
  const graph = new Graph()
  const first = graph.variable('a', scalar(a))
  const u = graph.apply(multiply, 'u', graph.variable('b', scalar(b)), graph.variable('c', scalar(c)))
  const v = graph.apply(add, 'v', first, u)
  const J = graph.apply(multiply, 'J', graph.constant('3', scalar(3)), v)
  return { graph, J, formulas: { u: 'bc', v: 'a + u', J: '3v' } }
}

/** z = w₁x₁ + w₂x₂ + b, ŷ = a = σ(z), L(a, y) = −(y log a + (1 − y) log(1 − a)), for one example. */
function logisticGraph(request: Extract<GraphRequest, { graph: 'logistic' }>): LessonGraph {
  const graph = new Graph()
  const weighted = (place: '₁' | '₂', given: number, weight: number): GraphNode => {
    const x = graph.constant(`x${place}`, scalar(given))
    const w = graph.variable(`w${place}`, scalar(weight))
    return graph.apply(multiply, `w${place}x${place}`, w, x)
  }
  const { x1, w1, x2, w2 } = request
  const b = graph.variable('b', scalar(request.b))
  const z = graph.apply(add, 'z', weighted('₁', x1, w1), weighted('₂', x2, w2), b)
  const a = graph.apply(activation('sigmoid'), 'a', z)
  const L = graph.apply(logisticLossFromA, 'L', a, graph.constant('y', scalar(request.y)))
  return { graph, J: L, formulas: { z: 'w₁x₁ + w₂x₂ + b', a: 'σ(z)', L: 'L(a, y)' } }
}

/** The one number of a (1, 1) matrix. */
function numberOf(data: ArrayLike<number>): number {
  const [value] = Array.from(data)
  if (value === undefined) throw new Error('a node of this lesson is one number')
  return value
}
