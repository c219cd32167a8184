import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIVATIONS, parameterCount, type Architecture } from '../../../shared/domain/architecture'
import { shapeLedger, type LedgerSettings } from '../../../shared/domain/shape-ledger'

const settings: LedgerSettings = { precision: 'float32', optimizer: 'gd', examples: 10 }
const small: Architecture = { inputs: 3, hidden: [{ units: 4, activation: 'tanh' }] }

describe('shapeLedger', () => {
  it('writes every array of a layer in symbols, numbers and bytes', () => {
    const [first] = shapeLedger(small, settings).layers
    expect(
      first?.arrays.map(({ name, symbols, shape, bytes }) => [name, ...symbols, ...shape, bytes]),
    ).toEqual([
      ['W', 'n[1]', 'n[0]', 4, 3, 48],
      ['b', 'n[1]', '1', 4, 1, 16],
      ['Z', 'n[1]', 'm', 4, 10, 160],
      ['A', 'n[1]', 'm', 4, 10, 160],
      ['dZ', 'n[1]', 'm', 4, 10, 160],
      ['dW', 'n[1]', 'n[0]', 4, 3, 48],
      ['db', 'n[1]', '1', 4, 1, 16],
    ])
  })

  it('adds up parameters, memory and work', () => {
    // 3-4-1: (4·3 + 4) + (1·4 + 1) = 21 parameters.
    // Multiply-adds for m = 10: forward 120 + 40, dW 120 + 40, dA[1] 40 = 360.
    // Z and A: 2 · (4 + 1) · 10 numbers of 8 bytes = 800.
    expect(shapeLedger(small, { ...settings, precision: 'float64', optimizer: 'adam' })).toMatchObject({
      parameters: 21,
      parameterBytes: 168,
      optimizerBytes: 336,
      activationBytes: 800,
      multiplyAdds: 360,
    })
  })

  it('leaves open what needs m when there are no pictures', () => {
    const ledger = shapeLedger(small, { ...settings, examples: null })
    expect(ledger).toMatchObject({ activationBytes: null, multiplyAdds: null })
    expect(ledger.layers[0]?.arrays[2]).toMatchObject({ shape: [4, null], bytes: null })
  })

  it('every product of the course’s formulas fits: W[l]·A[l-1] and dZ[l]·A[l-1]ᵀ', () => {
    const hidden = fc.array(
      fc.record({ units: fc.integer({ min: 1, max: 50 }), activation: fc.constantFrom(...ACTIVATIONS) }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        hidden,
        fc.integer({ min: 1, max: 30 }),
        (inputs, layers, m) => {
          const architecture = { inputs, hidden: layers }
          const ledger = shapeLedger(architecture, { ...settings, examples: m })
          let previous = [inputs, m]
          for (const { arrays } of ledger.layers) {
            const shapeOf = (name: string) => arrays.find((array) => array.name === name)!.shape
            expect(shapeOf('W')[1]).toBe(previous[0])
            expect(shapeOf('Z')).toEqual([shapeOf('W')[0], previous[1]])
            expect(shapeOf('dW')).toEqual([shapeOf('dZ')[0], previous[0]])
            previous = [...shapeOf('A')] as [number, number]
          }
          expect(previous).toEqual([1, m])
          expect(ledger.parameters).toBe(parameterCount(architecture))
        },
      ),
    )
  })
})
