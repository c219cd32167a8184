/** The numbers that training changes: W[l] and b[l] of every layer, in some memory. Their gradients have the same shapes. */
import { layerSizes, type Architecture } from '../../shared/domain/architecture'
import { assertShape, type Matrix } from './matrix'

export interface NetworkParameters {
  /** W[l], shape (n[l], n[l-1]); slot 0 is an empty matrix, so that indices match the formulas. */
  readonly W: readonly Matrix[]
  /** b[l], shape (n[l], 1); slot 0 is an empty matrix. */
  readonly b: readonly Matrix[]
}

/** Zero parameters of this architecture, in the memory that `allocate` gives. */
export function allocateParameters(
  architecture: Architecture,
  allocate: (rows: number, columns: number) => Matrix,
): NetworkParameters {
  const n = layerSizes(architecture)
  return {
    W: n.map((units, l) => (l === 0 ? allocate(0, 0) : allocate(units, n[l - 1]!))),
    b: n.map((units, l) => (l === 0 ? allocate(0, 0) : allocate(units, 1))),
  }
}

/** Writes the numbers of one set of parameters into another of the same shapes, wherever either is kept. */
export function copyParameters(from: NetworkParameters, to: NetworkParameters): void {
  copyMatrices(from.W, to.W, 'W')
  copyMatrices(from.b, to.b, 'b')
}

function copyMatrices(from: readonly Matrix[], to: readonly Matrix[], name: string): void {
  for (let l = 1; l < to.length; l++) {
    const [source, target] = [from[l], to[l]!]
    if (!source) throw new Error(`${name}[${l}] is missing`)
    assertShape(source, target.rows, target.columns, `${name}[${l}]`)
    target.data.set(source.data)
  }
}
