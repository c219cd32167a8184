/** Activations, costs and updates of the compiled kernels: shapes are checked, addresses handed over. */
import { ACTIVATION_CODES, at, like, type Machine } from './compiled-machine'
import type { Kernels } from './kernels'
import type { Matrix } from '../matrix'

type Activations = Pick<Kernels, 'activate' | 'activateBackward'>

export function activations(machine: () => Machine): Activations {
  return {
    activate(activation, Z, A) {
      const own = machine()
      const addresses = [like(own, Z, Z, 'Z'), like(own, Z, A, 'A')] as const
      own.helpers.check(
        own.operations.activate(own.address, ACTIVATION_CODES[activation], Z.data.length, ...addresses),
      )
    },
    activateBackward(activation, dA, Z, A, dZ) {
      const own = machine()
      const addresses = [like(own, Z, dA, 'dA'), like(own, Z, Z, 'Z'), like(own, Z, A, 'A')] as const
      const code = ACTIVATION_CODES[activation]
      own.helpers.check(
        own.operations.activate_backward(
          own.address,
          code,
          Z.data.length,
          ...addresses,
          like(own, Z, dZ, 'dZ'),
        ),
      )
    },
  }
}

type Costs = Pick<Kernels, 'logisticCost' | 'squaredCost' | 'outputGradient'>

/** Address of the weights of m examples; 0 for none. */
function weightsAt(own: Machine, weights: Matrix | null, m: number): number {
  return weights ? at(own, weights, 1, m, 'weights') : 0
}

export function costs(machine: () => Machine): Costs {
  return {
    logisticCost(Z, Y, weights) {
      const own = machine()
      const m = Z.columns
      const addresses = [at(own, Z, 1, m, 'Z'), at(own, Y, 1, m, 'Y'), weightsAt(own, weights, m)] as const
      return own.operations.logistic_cost(own.address, m, ...addresses)
    },
    squaredCost(A, Y, weights) {
      const own = machine()
      const m = A.columns
      const addresses = [at(own, A, 1, m, 'A'), at(own, Y, 1, m, 'Y'), weightsAt(own, weights, m)] as const
      return own.operations.squared_cost(own.address, m, ...addresses)
    },
    outputGradient(A, Y, weights, dZ) {
      const own = machine()
      const m = A.columns
      const addresses = [at(own, A, 1, m, 'A'), at(own, Y, 1, m, 'Y'), weightsAt(own, weights, m)] as const
      own.helpers.check(own.operations.output_gradient(own.address, m, ...addresses, at(own, dZ, 1, m, 'dZ')))
    },
  }
}

type Updates = Pick<
  Kernels,
  | 'addScaled'
  | 'scale'
  | 'sumOfSquares'
  | 'multiply'
  | 'movingAverage'
  | 'movingAverageOfSquares'
  | 'descendScaled'
>

export function updates(machine: () => Machine): Updates {
  return {
    addScaled(factor, P, Q) {
      const own = machine()
      const addresses = [like(own, Q, P, 'P'), like(own, Q, Q, 'Q')] as const
      own.helpers.check(own.operations.add_scaled(own.address, Q.data.length, factor, ...addresses))
    },
    scale(factor, P) {
      const own = machine()
      own.helpers.check(own.operations.scale(own.address, P.data.length, factor, like(own, P, P, 'P')))
    },
    sumOfSquares(P) {
      const own = machine()
      return own.operations.sum_of_squares(own.address, P.data.length, like(own, P, P, 'P'))
    },
    multiply(A, B, out) {
      const own = machine()
      const addresses = [like(own, A, A, 'A'), like(own, A, B, 'B'), like(own, A, out, 'out')] as const
      own.helpers.check(own.operations.multiply_each(own.address, A.data.length, ...addresses))
    },
    movingAverage(beta, G, V) {
      const own = machine()
      const addresses = [like(own, V, G, 'G'), like(own, V, V, 'V')] as const
      own.helpers.check(own.operations.moving_average(own.address, V.data.length, beta, ...addresses))
    },
    movingAverageOfSquares(beta, G, S) {
      const own = machine()
      const addresses = [like(own, S, G, 'G'), like(own, S, S, 'S')] as const
      own.helpers.check(
        own.operations.moving_average_of_squares(own.address, S.data.length, beta, ...addresses),
      )
    },
    descendScaled(rate, V, S, correction, epsilon, P) {
      const own = machine()
      const averages = [like(own, P, V, 'V'), like(own, P, S, 'S')] as const
      const address = like(own, P, P, 'P')
      own.helpers.check(
        own.operations.descend_scaled(
          own.address,
          P.data.length,
          rate,
          ...averages,
          correction,
          epsilon,
          address,
        ),
      )
    },
  }
}
