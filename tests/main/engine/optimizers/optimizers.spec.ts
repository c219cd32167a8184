// Two updates of each optimizer on two numbers, worked by hand.
import { describe, expect, it } from 'vitest'
import { OPTIMIZERS, type OptimizerName } from '../../../../shared/domain/hyperparameters'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import {
  createOptimizer,
  MOMENTS_PER_PARAMETER,
} from '../../../../src-main/engine/optimizers/create-optimizer'

const ALPHA = 0.1

/** θ = [1, −2] with the gradient [3, −0.4], and then [−1, 0]. */
function twoUpdates(name: OptimizerName) {
  const kernels = createReferenceKernels('float64')
  const [P, dP] = [kernels.allocate(2, 1), kernels.allocate(2, 1)]
  P.data.set([1, -2])
  const optimizer = createOptimizer(name, kernels, [{ P, dP }])
  const after = [
    [3, -0.4],
    [-1, 0],
  ].map((gradient) => {
    dP.data.set(gradient)
    optimizer.update(ALPHA)
    return { P: [...P.data], moments: optimizer.moments.map(({ data }) => [...data]) }
  })
  return { after, updates: optimizer.updates }
}

function expectNear(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length)
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 12))
}

describe('two updates, by hand', () => {
  it('gradient descent: θ − α dθ', () => {
    const { after } = twoUpdates('gd')
    expectNear(after[0]!.P, [0.7, -1.96]) // 1 − 0.1 · 3, −2 + 0.1 · 0.4
    expectNear(after[1]!.P, [0.8, -1.96]) // 0.7 + 0.1 · 1, −1.96 − 0
  })

  it('momentum: V = 0.9 V + 0.1 dθ, θ − α V', () => {
    const { after } = twoUpdates('momentum')
    expectNear(after[0]!.moments[0]!, [0.3, -0.04])
    expectNear(after[0]!.P, [0.97, -1.996]) // 1 − 0.1 · 0.3, −2 + 0.1 · 0.04
    expectNear(after[1]!.moments[0]!, [0.17, -0.036]) // 0.9 · 0.3 − 0.1, 0.9 · −0.04
    expectNear(after[1]!.P, [0.953, -1.9924]) // 0.97 − 0.1 · 0.17, −1.996 + 0.1 · 0.036
  })

  it('RMSprop: S = 0.9 S + 0.1 dθ², θ − α dθ / (√S + 1e-8)', () => {
    const { after } = twoUpdates('rmsprop')
    expectNear(after[0]!.moments[0]!, [0.9, 0.016]) // 0.1 · 9, 0.1 · 0.16
    // both go the same way far: 3 / √0.9 = 0.4 / √0.016 = √10
    expectNear(after[0]!.P, [1 - 0.3 / (Math.sqrt(0.9) + 1e-8), -2 + 0.04 / (Math.sqrt(0.016) + 1e-8)])
    expect(after[0]!.P[0]).toBeCloseTo(1 - 0.1 * Math.sqrt(10), 8)
    expectNear(after[1]!.moments[0]!, [0.91, 0.0144]) // 0.9 · 0.9 + 0.1 · 1, 0.9 · 0.016
    expectNear(after[1]!.P, [after[0]!.P[0]! + 0.1 / (Math.sqrt(0.91) + 1e-8), after[0]!.P[1]!])
  })

  it('Adam: the first update goes α against the sign, whatever the size of the gradient', () => {
    const { after, updates } = twoUpdates('adam')
    // V/(1 − 0.9) = dθ and S/(1 − 0.999) = dθ², so the step is α dθ / (|dθ| + 1e-8)
    expectNear(after[0]!.moments[0]!, [0.3, -0.04])
    expectNear(after[0]!.moments[1]!, [0.009, 0.00016])
    expectNear(after[0]!.P, [1 - 0.3 / (3 + 1e-8), -2 + 0.04 / (0.4 + 1e-8)])
    // then V = [0.17, −0.036], S = [0.999 · 0.009 + 0.001, 0.999 · 0.00016] = [0.009991, 0.00015984];
    // 1 − 0.9² = 0.19 and 1 − 0.999² = 0.001999
    expectNear(after[1]!.moments[1]!, [0.009991, 0.00015984])
    expectNear(after[1]!.P, [
      after[0]!.P[0]! - (0.1 * (0.17 / 0.19)) / (Math.sqrt(0.009991 / 0.001999) + 1e-8),
      after[0]!.P[1]! + (0.1 * (0.036 / 0.19)) / (Math.sqrt(0.00015984 / 0.001999) + 1e-8),
    ])
    expect(updates).toBe(2)
  })
})

describe('every optimizer', () => {
  it.each(OPTIMIZERS)('%s remembers as much as the estimate of memory says', (name) => {
    expect(twoUpdates(name).after[0]!.moments).toHaveLength(MOMENTS_PER_PARAMETER[name])
  })

  it.each(OPTIMIZERS)('%s leaves a parameter alone whose gradient was always 0', (name) => {
    const kernels = createReferenceKernels('float64')
    const [P, dP] = [kernels.allocate(1, 1), kernels.allocate(1, 1)]
    P.data[0] = 5
    const optimizer = createOptimizer(name, kernels, [{ P, dP }])
    for (let i = 0; i < 3; i++) optimizer.update(1)
    expect(P.data[0]).toBe(5)
  })
})
