/** What the operations of kernels.c need, whether it was compiled for WebAssembly or for the processor. */
import type { ActivationName } from '../../../shared/domain/architecture'
import { assertShape, type Matrix, type Numbers } from '../matrix'
import type { Operations } from './compiled-operations'

/** The memory that matrices live in. */
export interface CompiledMemory {
  allocate(rows: number, columns: number): Matrix
  allocateBytes(length: number): Uint8Array
  /** Float64 numbers whatever the precision of the matrices. */
  allocateDoubles(length: number): Float64Array
  /** Address of a view into this memory; throws for any other. */
  addressOf(view: Numbers | Uint8Array | Uint32Array, name: string): number
}

/** The threads that help the calling one. */
export interface Helpers {
  ready(): number
  /** Throws when a thread was lost: the host said so, or `status` says that an operation could not be finished. */
  check(status: number): void
  /** Sends them home. */
  stop(): void
}

export interface Machine {
  /** Of the C side's `Machine` (c/machine.h). */
  readonly address: number
  readonly operations: Operations
  readonly memory: CompiledMemory
  readonly helpers: Helpers
}

/** As in kernels.c. */
export const ACTIVATION_CODES: Readonly<Record<ActivationName, number>> = {
  relu: 0,
  tanh: 1,
  sigmoid: 2,
  'leaky-relu': 3,
  linear: 4,
}

/** Address of a matrix after its shape has been checked. */
export function at({ memory }: Machine, matrix: Matrix, rows: number, columns: number, name: string): number {
  assertShape(matrix, rows, columns, name)
  return memory.addressOf(matrix.data, name)
}

/** Address of a matrix that has the shape of another. */
export function like(machine: Machine, { rows, columns }: Matrix, matrix: Matrix, name: string): number {
  return at(machine, matrix, rows, columns, name)
}
