// The course's graph J = 3(a + bc), step by step, and what the graph refuses.
import { describe, expect, it } from 'vitest'
import { Graph, gradientOf, valueOf } from '../../../../src-main/engine/graph/graph'
import { add, multiply, product, scalar } from '../../../../src-main/engine/graph/operations'
import { zeros } from '../../../../src-main/engine/matrix'

/** J = 3v, v = a + u, u = bc, for a = 5, b = 3, c = 2. */
function courseGraph() {
  const graph = new Graph()
  const a = graph.variable('a', scalar(5))
  const b = graph.variable('b', scalar(3))
  const c = graph.variable('c', scalar(2))
  const u = graph.apply(multiply, 'u', b, c)
  const v = graph.apply(add, 'v', a, u)
  const J = graph.apply(multiply, 'J', graph.constant('3', scalar(3)), v)
  return { graph, J, a }
}

const numbers = (graph: Graph, read: (node: Graph['nodes'][number]) => number | null) =>
  Object.fromEntries(graph.nodes.map((node) => [node.name, read(node)]))

describe('J = 3(a + bc)', () => {
  it('goes forward along the order: 6, 11, 33', () => {
    const { graph } = courseGraph()
    const steps = [...graph.forward()].map((node) => [node.name, valueOf(node).data[0]])
    expect(steps).toEqual([
      ['u', 6],
      ['v', 11],
      ['J', 33],
    ])
  })

  it('goes backward against it: dv = 3, du = 3, dc = 3·3, db = 3·2, da = 3', () => {
    const { graph, J } = courseGraph()
    expect(Array.from(graph.forward())).toHaveLength(3)
    const steps = Array.from(graph.backward(J), (node) => [node.name, gradientOf(node).data[0]])
    expect(steps).toEqual([
      ['J', 1],
      ['v', 3],
      ['u', 3],
      ['c', 9],
      ['b', 6],
      ['a', 3],
    ])
  })

  it('adds up what comes by two ways, and starts over when run again: J = a · a, dJ/da = 2a', () => {
    const graph = new Graph()
    const a = graph.variable('a', scalar(5))
    const J = graph.apply(multiply, 'J', a, a)
    for (const run of [1, 2]) {
      expect({ run, J: graph.differentiate(J), da: gradientOf(a).data[0] }).toEqual({ run, J: 25, da: 10 })
    }
  })

  it('knows no gradient of what J is not made of, nor of a constant', () => {
    const { graph, J } = courseGraph()
    graph.variable('alone', scalar(1))
    graph.differentiate(J)
    expect(numbers(graph, ({ gradient }) => gradient?.data[0] ?? null)).toMatchObject({
      alone: null,
      3: null,
      v: 3,
    })
  })

  it('refuses a J of several numbers, a node of another graph, and values before they are there', () => {
    const { graph, J, a } = courseGraph()
    const wide = graph.apply(product, 'wide', graph.constant('ones', zeros('float64', 2, 1)), J)
    expect(() => valueOf(J)).toThrow('J has no value before the forward pass')
    expect(() => gradientOf(a)).toThrow('a has no gradient before the backward pass')
    expect(() => graph.differentiate(wide)).toThrow('wide is no single number but (2, 1)')
    expect(() => new Graph().apply(add, 'x', a, a)).toThrow('x is made of a node of another graph')
  })
})
