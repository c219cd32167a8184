import { describe, expect, it } from 'vitest'
import type { Hyperparameters } from '../../../shared/domain/hyperparameters'
import { planFirstLayer } from '../../../src-main/engine/first-layer-plan'
import { hiddenLayers } from './small-runs'

const kept = { columns: 209, isKept: true }
const course = { inputs: 12288, hidden: hiddenLayers([20, 7, 5], 'relu') }
const descent = { optimizer: 'gd', batch: 'full', l2: 0, iterations: 2500 } as const

function planned(given: Partial<Hyperparameters> = {}, m = 209, architecture = course, plan = kept): string {
  return planFirstLayer(architecture, { ...descent, ...given }, { m, plan, arePictures: true })
}

describe('products of examples', () => {
  it.each([
    {},
    { optimizer: 'momentum' },
    { batch: 209 }, // all of them
  ] as const)('carry the course network: %j', (given) => {
    expect(planned(given)).toBe('gram')
  })

  it('and logistic regression, whose first layer is its last', () => {
    expect(planned({}, 209, { inputs: 12288, hidden: [] })).toBe('gram')
  })

  it.each([
    { optimizer: 'adam' },
    { optimizer: 'rmsprop' },
    { batch: 64 },
    { l2: 0.1 },
    { iterations: 20 }, // 2 · 12288 · 209² for G are more than the half of 20 updates of 2 · 20 · 12288 · 209
  ] as const)('cannot, or do not pay: %j', (given) => {
    expect(planned(given)).toBe('direct')
  })

  it('need fewer examples than pixels, room for their square, one block, and enough work', () => {
    // with k units: k · m² + 2 · k · n_x · m / 64 against half of 2 · k · n_x · m, so m below 31/32 of n_x
    const narrow = { inputs: 300, hidden: hiddenLayers([40], 'relu') }
    const long = { iterations: 1e6 }
    expect(planned(long, 289, narrow)).toBe('gram')
    expect(planned(long, 292, narrow)).toBe('direct')
    expect(planned({}, 4096)).toBe('gram')
    expect(planned({}, 4097)).toBe('direct')
    expect(planned({}, 209, course, { columns: 100, isKept: false })).toBe('direct')
    expect(planned({}, 400, { inputs: 2, hidden: hiddenLayers([20], 'tanh') })).toBe('direct')
  })
})

describe('one pass', () => {
  const logistic = { inputs: 12288, hidden: [] }

  it.each([{ optimizer: 'adam' }, { batch: 64 }, { l2: 0.1 }] as const)(
    'carries logistic regression where products of examples do not: %j',
    (given) => {
      expect(planned(given, 209, logistic)).toBe('one-pass')
    },
  )

  it('reads more pictures than have products, and needs pictures', () => {
    expect(planned({}, 4097, logistic)).toBe('one-pass')
    const options = { ...descent, batch: 64 }
    const numbers = { m: 209, plan: kept, arePictures: false }
    expect(planFirstLayer(logistic, options, numbers)).toBe('direct')
  })
})
