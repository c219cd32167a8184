import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { EXPORT_FORMATS } from '../../../shared/ipc/contract'
import { decodeModel, encodeModel } from '../../../src-main/formats/model-file'
import { asFloat32 } from '../../../src-main/formats/sealed-model'
import { startProcessorTime } from '../../processor-time'
import { anyModel, bitsOf, smallModel } from './models'

const untouched = JSON.stringify(Object.getOwnPropertyNames(Object.prototype))
afterEach(() => {
  expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(untouched)
})

const LIMIT_MS = 200

/** Decodes damaged bytes and requires: a refusal in one sentence, or the very same model; soon; no throw. */
function expectRefusedOrEqual(bytes: Uint8Array, original: string): void {
  const elapsedMs = startProcessorTime()
  const result = decodeModel(bytes)
  expect(elapsedMs()).toBeLessThan(LIMIT_MS)
  if (result.ok) expect(JSON.stringify(bitsOf(result.value))).toBe(original)
  else {
    expect(result.error.code).toBe('model-unreadable')
    expect(result.error.message).toMatch(/^This is not a model file that Descent can read: [^\n]+\.$/)
  }
}

describe.each(EXPORT_FORMATS)('%s', (format) => {
  it('gives every model back, bit for bit', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const expected = format === 'onnx' ? asFloat32(model) : model
        if (!expected.W.concat(expected.b).every(({ data }) => data.every(Number.isFinite))) return
        const read = decodeModel(encodeModel(model, format))
        expect(read.ok && bitsOf(read.value)).toEqual(bitsOf(expected))
      }),
    )
  })

  const bytes = encodeModel(smallModel(), format)
  const original = JSON.stringify(bitsOf(smallModel()))

  it('is refused when it is cut anywhere', () => {
    for (let length = 0; length < bytes.length; length++) {
      // The line feed after the last brace of a JSON file is a space like any other.
      if (format === 'json' && length === bytes.length - 1) continue
      const result = decodeModel(bytes.subarray(0, length))
      expect(result.ok, `cut to ${length}`).toBe(false)
      expectRefusedOrEqual(bytes.subarray(0, length), original)
    }
  })

  it('is refused, or read the same, with any byte changed', () => {
    for (let position = 0; position < bytes.length; position++)
      for (const change of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
        const damaged = bytes.slice()
        damaged[position]! ^= change
        expectRefusedOrEqual(damaged, original)
      }
  })

  it('is refused, or read the same, after many random changes', () => {
    const edit = fc.record({
      at: fc.nat({ max: bytes.length - 1 }),
      remove: fc.nat({ max: 12 }),
      insert: fc.uint8Array({ maxLength: 12 }),
    })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const damaged = [...bytes]
        for (const { at, remove, insert } of edits) damaged.splice(at, remove, ...insert)
        expectRefusedOrEqual(Uint8Array.from(damaged), original)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('any other bytes', () => {
  it('are refused', () => {
    for (const first of [[], [0x50, 0x4b], [0x7b], [0x08]])
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), (rest) => {
          expect(decodeModel(Uint8Array.of(...first, ...rest)).ok).toBe(false)
        }),
        { numRuns: 500 },
      )
  })

  it('of a picture are called what they are not', () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
    expect(decodeModel(png)).toEqual({
      ok: false,
      error: {
        code: 'model-unreadable',
        message: 'This is not a model file that Descent can read: it is neither .npz nor .json nor .onnx.',
      },
    })
  })
})

describe('a model that no training makes', () => {
  it.each(EXPORT_FORMATS)('is a bug, and is not written as %s', (format) => {
    const withNaN = smallModel()
    withNaN.W[1]!.data[0] = NaN
    expect(() => encodeModel(withNaN, format)).toThrow('W1 holds a number that is not finite')
    const { b, ...rest } = smallModel()
    expect(() => encodeModel({ ...rest, b: [b[0]!, b[2]!, b[1]!] }, format)).toThrow(
      'b1 does not have the shape',
    )
  })
})
