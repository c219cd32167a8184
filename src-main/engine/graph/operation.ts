/** What a node of the graph can do: its value from its operands, and its operands' gradients from its own. */
import { zeros, type Matrix } from '../matrix'
import { broadcast, sumTo } from './broadcasting'

export interface Operation {
  readonly name: string
  /** As the course writes it, from the operands' names. */
  readonly formula: (...operands: readonly string[]) => string
  /** Throws when the operands' shapes do not fit. */
  readonly forward: (...operands: readonly Matrix[]) => Matrix
  /**
   * The chain rule: ∂J/∂operand = ∂J/∂result · ∂result/∂operand, each in its operand's shape.
   * @param dResult ∂J/∂result, in the result's shape
   */
  readonly backward: (dResult: Matrix, result: Matrix, ...operands: readonly Matrix[]) => readonly Matrix[]
}

/** apply(x) for every element. @param derivative from x and apply(x), which some are cheaper from */
export function elementwise(
  name: string,
  formula: (x: string) => string,
  apply: (x: number) => number,
  derivative: (x: number, result: number) => number,
): Operation {
  return {
    name,
    formula: (x) => formula(x),
    forward: (x) => mapMatrix(x, (value) => apply(value)),
    backward: (dResult, result, x) => [
      mapMatrix(x, (value, at) => dResult.data[at]! * derivative(value, result.data[at]!)),
    ],
  }
}

/** apply(a, b) for every pair of elements, with broadcasting. @param partials ∂apply/∂a and ∂apply/∂b */
export function pairwise(
  name: string,
  formula: (a: string, b: string) => string,
  apply: (a: number, b: number) => number,
  partials: readonly [(a: number, b: number) => number, (a: number, b: number) => number],
): Operation {
  return {
    name,
    formula: (a, b) => formula(a, b),
    forward: (a, b) => broadcast(a, b, apply),
    backward: (dResult, _result, a, b) =>
      [a, b].map((operand, index) => {
        const slopes = broadcast(a, b, partials[index]!)
        return sumTo(
          mapMatrix(slopes, (slope, at) => slope * dResult.data[at]!),
          operand.rows,
          operand.columns,
        )
      }),
  }
}

/** A matrix of the same shape, each element from the one before and its place in the storage. */
export function mapMatrix(
  { rows, columns, data }: Matrix,
  change: (value: number, at: number) => number,
): Matrix {
  const result = zeros('float64', rows, columns)
  for (let at = 0; at < data.length; at++) result.data[at] = change(data[at]!, at)
  return result
}
