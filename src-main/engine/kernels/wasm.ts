/**
 * The kernels of kernels.c in WebAssembly: checks shapes and hands addresses over, nothing else. The bits of every
 * result are the same on every machine; the order of the sums is stated in c/product.h.
 */
import type { ActivationName } from '../../../shared/domain/architecture'
import type { Precision } from '../../../shared/domain/hyperparameters'
import type { Scaling } from '../../../shared/domain/preprocessing'
import { assertShape, type Matrix } from '../matrix'
import type { Kernels } from './kernels'
import { instantiate, operationsOf, type Operations } from './wasm-exports'
import { createKernelMemory, createMemory, type KernelMemory } from './wasm-memory'
import { startHelpers, type Helpers, type StartThread } from './wasm-threads'

export interface WasmKernelsOptions {
  /** kernels.wasm, compiled by the caller: the engine reads no files. */
  readonly module: WebAssembly.Module
  readonly precision: Precision
  /** Threads that compute, the calling one included: `threads`, or 1 when there is no way to start others. */
  readonly threads: number
  readonly startThread?: StartThread
}

export interface WasmKernels extends Kernels {
  /** Threads that are there already, the calling one included. The bits do not depend on it. */
  readyThreads(): number
}

/** As in kernels.c. */
const ACTIVATION_CODES: Readonly<Record<ActivationName, number>> = {
  relu: 0,
  tanh: 1,
  sigmoid: 2,
  'leaky-relu': 3,
  linear: 4,
}

/** What the operations need: the module's functions and the memory they work in. */
interface Machine {
  readonly operations: Operations
  readonly memory: KernelMemory
  readonly helpers: Helpers
}

/** Address of a matrix after its shape has been checked. */
function at({ memory }: Machine, matrix: Matrix, rows: number, columns: number, name: string): number {
  assertShape(matrix, rows, columns, name)
  return memory.addressOf(matrix.data, name)
}

type Products = Pick<Kernels, 'affine' | 'multiplyTransposed' | 'outerProduct' | 'sumColumns'>

function products(machine: () => Machine): Products {
  return {
    affine(W, A, b, Z) {
      const own = machine()
      const { rows: n, columns: k } = W
      const m = A.columns
      const addresses = [at(own, W, n, k, 'W'), at(own, A, k, m, 'A'), at(own, b, n, 1, 'b')] as const
      own.helpers.check(own.operations.affine(n, k, m, ...addresses, at(own, Z, n, m, 'Z')))
    },
    multiplyTransposed(W, dZ, out) {
      const own = machine()
      const { rows: n, columns: k } = W
      const m = dZ.columns
      const addresses = [at(own, W, n, k, 'W'), at(own, dZ, n, m, 'dZ'), at(own, out, k, m, 'out')] as const
      own.helpers.check(own.operations.multiply_transposed(n, k, m, ...addresses))
    },
    outerProduct(factor, dZ, A, dW, accumulate) {
      const own = machine()
      const { rows: k, columns: m } = A
      const n = dZ.rows
      const addresses = [at(own, dZ, n, m, 'dZ'), at(own, A, k, m, 'A'), at(own, dW, n, k, 'dW')] as const
      own.helpers.check(own.operations.outer_product(n, k, m, factor, ...addresses, Number(accumulate)))
    },
    sumColumns(factor, dZ, db, accumulate) {
      const own = machine()
      const { rows: n, columns: m } = dZ
      const addresses = [at(own, dZ, n, m, 'dZ'), at(own, db, n, 1, 'db')] as const
      own.operations.sum_of_columns(n, m, factor, ...addresses, Number(accumulate))
    },
  }
}

type Elementwise = Pick<
  Kernels,
  'activate' | 'activateBackward' | 'logisticCost' | 'logisticGradient' | 'descend'
>

function elementwise(machine: () => Machine): Elementwise {
  return {
    activate(activation, Z, A) {
      const own = machine()
      const addresses = [at(own, Z, Z.rows, Z.columns, 'Z'), at(own, A, Z.rows, Z.columns, 'A')] as const
      own.helpers.check(own.operations.activate(ACTIVATION_CODES[activation], Z.data.length, ...addresses))
    },
    activateBackward(activation, dA, Z, A, dZ) {
      const own = machine()
      const { rows, columns } = Z
      const addresses = [at(own, dA, rows, columns, 'dA'), at(own, Z, rows, columns, 'Z')] as const
      const results = [at(own, A, rows, columns, 'A'), at(own, dZ, rows, columns, 'dZ')] as const
      const code = ACTIVATION_CODES[activation]
      own.helpers.check(own.operations.activate_backward(code, Z.data.length, ...addresses, ...results))
    },
    logisticCost(Z, Y) {
      const own = machine()
      const m = Z.columns
      return own.operations.logistic_cost_of(m, at(own, Z, 1, m, 'Z'), at(own, Y, 1, m, 'Y'))
    },
    logisticGradient(A, Y, dZ) {
      const own = machine()
      const m = A.columns
      const addresses = [at(own, Y, 1, m, 'Y'), at(own, A, 1, m, 'A'), at(own, dZ, 1, m, 'dZ')] as const
      own.helpers.check(own.operations.add_scaled(m, -1, ...addresses))
    },
    descend(learningRate, dP, P) {
      const own = machine()
      const address = at(own, P, P.rows, P.columns, 'P')
      const gradient = at(own, dP, P.rows, P.columns, 'dP')
      own.helpers.check(own.operations.add_scaled(P.data.length, -learningRate, gradient, address, address))
    },
  }
}

function pixelScaling(machine: () => Machine): Kernels['scalePixels'] {
  /** Means, then deviations, in float64; as long as the longest scaling seen. */
  let statistics: Float64Array | null = null

  function addressesOf(own: Machine, scaling: Scaling, features: number): readonly [number, number] {
    if (scaling.kind === 'unit') return [0, 0]
    if (statistics === null || statistics.length < 2 * features) {
      const address = own.memory.reserve(2 * features * Float64Array.BYTES_PER_ELEMENT)
      statistics = new Float64Array(own.memory.memory.buffer, address, 2 * features)
    }
    statistics.set(scaling.means, 0)
    statistics.set(scaling.deviations, features)
    return [statistics.byteOffset, statistics.byteOffset + features * Float64Array.BYTES_PER_ELEMENT]
  }

  return (pixels, scaling, X) => {
    const own = machine()
    const { rows: features, columns: m } = X
    if (pixels.length !== X.data.length) {
      throw new Error(`${pixels.length} pixels do not fill X of shape (${features}, ${m})`)
    }
    const [means, deviations] = addressesOf(own, scaling, features)
    const from = own.memory.addressOf(pixels, 'pixels')
    own.helpers.check(
      own.operations.scale_pixels(features, m, from, means, deviations, at(own, X, features, m, 'X')),
    )
  }
}

/** Without a way to start threads there are none but the caller's. */
function threadsOf({ threads, startThread }: WasmKernelsOptions): number {
  return startThread ? threads : 1
}

function createMachine(options: WasmKernelsOptions): Machine {
  const { module, precision, startThread } = options
  const threads = threadsOf(options)
  const shared = createMemory()
  const exports = instantiate(module, shared)
  const memory = createKernelMemory(shared, Number(exports.__heap_base.value), precision)
  exports.use_scratch(memory.reserve(threads * exports.scratch_bytes()))
  const helpers = startHelpers(threads - 1, startThread, { module, memory, exports })
  return { operations: operationsOf(exports, precision), memory, helpers }
}

/** Kernels with a memory of their own. */
export function createWasmKernels(options: WasmKernelsOptions): WasmKernels {
  let created: Machine | null = createMachine(options)
  const machine = (): Machine => {
    if (created === null) throw new Error('The kernels were disposed of')
    created.helpers.check(0)
    return created
  }
  return {
    name: 'wasm',
    precision: options.precision,
    threads: threadsOf(options),
    readyThreads: () => 1 + machine().helpers.ready(),
    allocate: (rows, columns) => machine().memory.allocate(rows, columns),
    allocateBytes: (length) => machine().memory.allocateBytes(length),
    dispose() {
      created?.helpers.stop()
      created = null
    },
    scalePixels: pixelScaling(machine),
    ...products(machine),
    ...elementwise(machine),
  }
}
