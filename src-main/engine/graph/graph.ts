/**
 * A computation graph over matrices with reverse-mode differentiation: values forward, derivatives backward, one node
 * at a time, so that a lesson can show every step. Knows nothing of `network.ts`, whose gradients it is held against.
 *
 * A node is made after its operands, so the order of making is topological: forward goes along it, backward against it.
 */
import { assert } from '../../../shared/assert'
import { zeros, type Matrix } from '../matrix'
import { scalar } from './operations'
import type { Operation } from './operation'

export interface GraphNode {
  /** As the course writes it: "W[1]", "J". */
  readonly name: string
  /** Null for what is given. */
  readonly operation: Operation | null
  readonly operands: readonly GraphNode[]
  /** Whether ∂J/∂node is of interest: false for X and Y, and for what is made of such alone. */
  readonly isVariable: boolean
  /** Null before the forward pass has come by. */
  value: Matrix | null
  /** ∂J/∂node in the value's shape; null before the backward pass has come by. */
  gradient: Matrix | null
}

export class Graph {
  readonly #nodes: GraphNode[] = []

  /** All nodes in topological order. */
  get nodes(): readonly GraphNode[] {
    return this.#nodes
  }

  /** Something given whose derivative is asked for. */
  variable(name: string, value: Matrix): GraphNode {
    return this.#put({ name, operation: null, operands: [], isVariable: true, value, gradient: null })
  }

  /** Something given whose derivative nobody asks for. */
  constant(name: string, value: Matrix): GraphNode {
    return this.#put({ name, operation: null, operands: [], isVariable: false, value, gradient: null })
  }

  /** Something to compute. @param operands nodes of this graph */
  apply(operation: Operation, name: string, ...operands: readonly GraphNode[]): GraphNode {
    assert(
      operands.every((operand) => this.#nodes.includes(operand)),
      () => `${name} is made of a node of another graph`,
    )
    const isVariable = operands.some((operand) => operand.isVariable)
    return this.#put({ name, operation, operands, isVariable, value: null, gradient: null })
  }

  /** Computes every node in order; yields each right after its value is there. */
  *forward(): Generator<GraphNode, void> {
    for (const node of this.#nodes) {
      node.gradient = null
      if (!node.operation) continue
      node.value = node.operation.forward(...node.operands.map(valueOf))
      yield node
    }
  }

  /**
   * After `forward`: ∂J/∂J = 1, then against the order each node hands its gradient on to its operands, which add up
   * what comes by several ways. Yields each node once its own gradient is whole.
   * @param J the node to differentiate, shape (1, 1)
   */
  *backward(J: GraphNode): Generator<GraphNode, void> {
    const { rows, columns } = valueOf(J)
    assert(rows === 1 && columns === 1, () => `${J.name} is no single number but (${rows}, ${columns})`)
    for (const node of this.#nodes) node.gradient = null
    J.gradient = scalar(1)
    for (const node of this.#nodes.toReversed()) {
      if (!node.gradient || !node.isVariable) continue
      yield node
      const { operation, operands, gradient } = node
      const parts = operation?.backward(gradient, valueOf(node), ...operands.map(valueOf)) ?? []
      operands.forEach((operand, index) => addGradient(operand, parts[index]!))
    }
  }

  /** Both passes at once. @returns the value of J */
  differentiate(J: GraphNode): number {
    // The passes are generators for lessons that stop at every node; here they only have to run to their ends.
    Array.from(this.forward())
    Array.from(this.backward(J))
    return valueOf(J).data[0]!
  }

  #put(node: GraphNode): GraphNode {
    this.#nodes.push(node)
    return node
  }
}

/** The value of a node that has one. Throws before its forward pass. */
export function valueOf({ name, value }: GraphNode): Matrix {
  if (!value) throw new Error(`${name} has no value before the forward pass`)
  return value
}

/** The gradient of a node that has one. Throws before its backward pass, and for what J does not depend on. */
export function gradientOf({ name, gradient }: GraphNode): Matrix {
  if (!gradient) throw new Error(`${name} has no gradient before the backward pass`)
  return gradient
}

function addGradient(node: GraphNode, part: Matrix): void {
  if (!node.isVariable) return
  node.gradient ??= zeros('float64', part.rows, part.columns)
  const { data } = node.gradient
  for (let at = 0; at < data.length; at++) data[at]! += part.data[at]!
}
