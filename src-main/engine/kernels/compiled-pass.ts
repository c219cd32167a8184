/** Logistic regression in one pass, of the compiled kernels: shapes are checked, addresses handed over. */
import type { Scaling } from '../../../shared/domain/preprocessing'
import { at, like, type Machine } from './compiled-machine'
import { checkPictures, type Kernels } from './kernels'
import type { Matrix } from '../matrix'

/** What subtracts from and multiplies a byte, feature by feature, in the precision of the matrices. */
interface Factors {
  readonly scaling: Scaling
  readonly centres: Matrix
  readonly scales: Matrix
}

export function logisticPass(machine: () => Machine): Kernels['logisticPass'] {
  let factors: Factors | null = null
  let room: Matrix | null = null

  /** Written once for as long as the scaling stays the same. */
  function addressesOf(own: Machine, scaling: Scaling, features: number): readonly [number, number] {
    if (scaling.kind === 'unit') return [0, 0]
    if (factors?.scaling !== scaling) {
      const [centres, scales] = [own.memory.allocate(features, 1), own.memory.allocate(features, 1)]
      centres.data.set(scaling.means)
      scales.data.set(scaling.deviations.map((deviation) => 1 / deviation))
      factors = { scaling, centres, scales }
    }
    return [
      at(own, factors.centres, features, 1, 'means'),
      at(own, factors.scales, features, 1, 'deviations'),
    ]
  }

  function roomFor(own: Machine, features: number): number {
    const numbers = own.operations.pass_room(own.address, features)
    if (room === null || room.rows < numbers) room = own.memory.allocate(numbers, 1)
    return own.memory.addressOf(room.data, 'room')
  }

  return (pass, gradient) => {
    const own = machine()
    const { W, b, Y, weights, Z, A, dZ, scaling } = pass
    const [features, m] = [W.columns, Y.columns]
    checkPictures(pass)
    const addresses = [
      own.memory.addressOf(pass.pixels, 'pixels'),
      pass.order ? own.memory.addressOf(pass.order, 'order') : 0,
      ...addressesOf(own, scaling, features),
      ...[at(own, W, 1, features, 'W'), at(own, b, 1, 1, 'b')],
      ...[at(own, Y, 1, m, 'Y'), weights ? like(own, Y, weights, 'weights') : 0],
      ...[like(own, Y, Z, 'Z'), like(own, Y, A, 'A'), like(own, Y, dZ, 'dZ')],
    ] as const
    const { factor, dW, accumulate } = gradient ?? { factor: 0, dW: null, accumulate: false }
    const result = [
      factor,
      dW ? like(own, W, dW, 'dW') : 0,
      Number(accumulate),
      roomFor(own, features),
    ] as const
    own.helpers.check(own.operations.logistic_pass(own.address, features, m, ...addresses, ...result))
  }
}
