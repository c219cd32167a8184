// Every operation by hand: values and gradients with the arithmetic beside them, broadcasting and shapes that do not fit.
import { describe, expect, it } from 'vitest'
import { ACTIVATIONS } from '../../../../shared/domain/architecture'
import { activations } from '../../../../src-main/engine/activations'
import { broadcastShape } from '../../../../src-main/engine/graph/broadcasting'
import { Graph, gradientOf, valueOf } from '../../../../src-main/engine/graph/graph'
import {
  activation,
  add,
  exp,
  log,
  logisticLossFromZ,
  mean,
  multiply,
  negate,
  product,
  scalar,
  subtract,
  sum,
} from '../../../../src-main/engine/graph/operations'
import type { Operation } from '../../../../src-main/engine/graph/operation'
import { fromRowMajor, rowMajor, type Matrix } from '../../../../src-main/engine/matrix'

const matrix = (...rows: readonly (readonly number[])[]): Matrix =>
  fromRowMajor(rows.length, rows[0]!.length, Float64Array.from(rows.flat()))

/** The result and both gradients, rows first, of the sum of weights ∘ operation(a, b). */
function tried(operation: Operation, operands: readonly Matrix[], weights: Matrix) {
  const graph = new Graph()
  const inputs = operands.map((operand, i) => graph.variable(`x${i}`, operand))
  const result = graph.apply(operation, 'y', ...inputs)
  const weighted = graph.apply(multiply, 'wy', result, graph.constant('w', weights))
  graph.differentiate(graph.apply(sum, 'J', weighted))
  const y = valueOf(result)
  return {
    shape: [y.rows, y.columns],
    value: [...rowMajor(y)],
    gradients: inputs.map((input) => [...rowMajor(gradientOf(input))]),
  }
}

describe('pairwise operations', () => {
  const a = matrix([1, 2, 3], [4, 5, 6])
  const weights = matrix([1, 0, 2], [3, 1, 1])

  it('adds a column to every column: its gradient is the sum of each row', () => {
    // rows of the weights: 1 + 0 + 2 = 3 and 3 + 1 + 1 = 5
    expect(tried(add, [a, matrix([10], [20])], weights)).toEqual({
      shape: [2, 3],
      value: [11, 12, 13, 24, 25, 26],
      gradients: [
        [1, 0, 2, 3, 1, 1],
        [3, 5],
      ],
    })
  })

  it('subtracts a row from every row: minus the sum of each column', () => {
    expect(tried(subtract, [a, matrix([1, 1, 2])], weights)).toEqual({
      shape: [2, 3],
      value: [0, 1, 1, 3, 4, 4],
      gradients: [
        [1, 0, 2, 3, 1, 1],
        [-4, -1, -3],
      ],
    })
  })

  it('multiplies a column by a row to a whole table', () => {
    // (2,1) ∘ (1,3); ∂/∂column = Σ w · row: 1·5 + 0·7 + 2·11 = 27, 3·5 + 7 + 11 = 33; ∂/∂row = Σ w · column
    expect(tried(multiply, [matrix([2], [3]), matrix([5, 7, 11])], weights)).toEqual({
      shape: [2, 3],
      value: [10, 14, 22, 15, 21, 33],
      gradients: [
        [27, 33],
        [1 * 2 + 3 * 3, 0 * 2 + 1 * 3, 2 * 2 + 1 * 3],
      ],
    })
  })

  it('is told in NumPy’s words when the shapes do not fit', () => {
    const graph = new Graph()
    graph.apply(add, 'y', graph.variable('a', a), graph.variable('b', matrix([1, 2])))
    expect(() => [...graph.forward()]).toThrow(
      'operands could not be broadcast together with shapes (2,3) (1,2) ',
    )
  })
})

describe('the matrix product', () => {
  it('by hand, with ∂J/∂A = W Bᵀ and ∂J/∂B = Aᵀ W', () => {
    const A = matrix([1, 2], [3, 4])
    const B = matrix([5, 6], [7, 8])
    // A·B = (5 + 14, 6 + 16; 15 + 28, 18 + 32); W·Bᵀ = (5, 7; 2·6, 2·8); Aᵀ·W = (1, 3·2; 2, 4·2)
    expect(tried(product, [A, B], matrix([1, 0], [0, 2]))).toEqual({
      shape: [2, 2],
      value: [19, 22, 43, 50],
      gradients: [
        [5, 7, 12, 16],
        [1, 6, 2, 8],
      ],
    })
  })

  it('refuses shapes that do not meet', () => {
    const graph = new Graph()
    graph.apply(product, 'y', graph.variable('a', matrix([1, 2])), graph.variable('b', matrix([1, 2])))
    expect(() => [...graph.forward()]).toThrow('shapes (1,2) and (1,2) not aligned: 2 (dim 1) != 1 (dim 0)')
  })
})

describe('functions of one number', () => {
  it.each([
    [exp, 2, Math.E ** 2, Math.E ** 2],
    [log, 4, Math.log(4), 1 / 4],
    [negate, 3, -3, -1],
  ])('$name', (operation, x, value, slope) => {
    const found = tried(operation, [scalar(x)], scalar(1))
    expect(found.value[0]).toBeCloseTo(value, 12)
    expect(found.gradients[0]![0]).toBeCloseTo(slope, 12)
  })

  it.each(ACTIVATIONS)('%s is the one of the activation table', (name) => {
    const { value, gradients } = tried(activation(name), [scalar(-0.7)], scalar(2))
    const { apply, derivative } = activations[name]
    expect(value[0]).toBe(apply(-0.7))
    expect(gradients[0]![0]).toBeCloseTo(2 * derivative(-0.7, apply(-0.7)), 15)
  })

  it('the mean shares its gradient out: 1/4 each', () => {
    const found = tried(mean, [matrix([1, 2], [3, 6])], scalar(1))
    expect(found).toEqual({ shape: [1, 1], value: [3], gradients: [[0.25, 0.25, 0.25, 0.25]] })
  })

  it('the logistic loss from z: log(1 + e^−z) for y = 1, slopes σ(z) − y and −z', () => {
    const found = tried(logisticLossFromZ, [scalar(2), scalar(1)], scalar(1))
    expect(found.value[0]).toBeCloseTo(Math.log(1 + Math.exp(-2)), 15)
    expect(found.gradients[0]![0]).toBeCloseTo(1 / (1 + Math.exp(-2)) - 1, 15)
    expect(found.gradients[1]).toEqual([-2])
  })
})

describe('broadcasting shapes', () => {
  it.each([
    [
      [3, 4],
      [1, 4],
      [3, 4],
    ],
    [
      [3, 4],
      [3, 1],
      [3, 4],
    ],
    [
      [3, 1],
      [1, 4],
      [3, 4],
    ],
    [[3, 4], [4], [3, 4]],
    [[3, 4], [3], null],
    [[5], [5, 1], [5, 5]], // the rank-1 trap
    [[2, 3], [3, 2], null],
    [[], [2, 3], [2, 3]],
    [
      [4, 1, 3],
      [2, 1],
      [4, 2, 3],
    ],
  ])('%j with %j gives %j', (a, b, expected) => {
    expect(broadcastShape(a, b)).toEqual(expected)
    expect(broadcastShape(b, a)).toEqual(expected)
  })
})
