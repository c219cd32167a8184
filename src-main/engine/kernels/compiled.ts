/** `Kernels` on a compiled kernels.c: checks shapes and hands addresses over, nothing else. */
import type { Precision } from '../../../shared/domain/hyperparameters'
import type { Scaling } from '../../../shared/domain/preprocessing'
import { activations, costs, updates } from './compiled-elementwise'
import { at, type Machine } from './compiled-machine'
import { logisticPass } from './compiled-pass'
import { products } from './compiled-products'
import type { Kernels } from './kernels'

function pixelScaling(machine: () => Machine): Kernels['scalePixels'] {
  /** Means, then deviations, in float64; as long as the longest scaling seen. */
  let statistics: Float64Array | null = null

  function addressesOf(own: Machine, scaling: Scaling, features: number): readonly [number, number] {
    if (scaling.kind === 'unit') return [0, 0]
    if (statistics === null || statistics.length < 2 * features) {
      statistics = own.memory.allocateDoubles(2 * features)
    }
    statistics.set(scaling.means, 0)
    statistics.set(scaling.deviations, features)
    const address = own.memory.addressOf(statistics, 'statistics')
    return [address, address + features * Float64Array.BYTES_PER_ELEMENT]
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
      own.operations.scale_pixels(
        own.address,
        features,
        m,
        from,
        means,
        deviations,
        at(own, X, features, m, 'X'),
      ),
    )
  }
}

/** Kernels on a machine of their own, which they stop when they are disposed of. */
export function createCompiledKernels(
  name: 'wasm' | 'native',
  precision: Precision,
  threads: number,
  created: Machine,
): Kernels {
  let isDisposed = false
  const machine = (): Machine => {
    if (isDisposed) throw new Error('The kernels were disposed of')
    created.helpers.check(0)
    return created
  }
  return {
    name,
    precision,
    threads,
    allocate: (rows, columns) => machine().memory.allocate(rows, columns),
    allocateBytes: (length) => machine().memory.allocateBytes(length),
    dispose() {
      if (!isDisposed) created.helpers.stop()
      isDisposed = true
    },
    scalePixels: pixelScaling(machine),
    logisticPass: logisticPass(machine),
    ...products(machine),
    ...activations(machine),
    ...costs(machine),
    ...updates(machine),
  }
}
