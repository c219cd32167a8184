import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeSafetensors, encodeSafetensors } from '../../../src-main/formats/safetensors'

const small = {
  metadata: { schema: 'test' },
  tensors: [
    { name: 'W1', shape: [2, 3], numbers: Float32Array.of(1, 2, 3, 4, 5, 6) },
    { name: 'b', shape: [2], numbers: Float64Array.of(-0, 1e-308) },
    { name: 'none', shape: [0], numbers: new Float32Array() },
  ],
}

describe('safetensors', () => {
  it('has the layout of the format: length, JSON, numbers little end first', () => {
    const file = encodeSafetensors(small)
    const length = Number(new DataView(file.buffer).getBigUint64(0, true))
    expect(length % 8).toBe(0) // numbers that begin at a multiple of eight can be mapped into memory
    const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as Record<
      string,
      unknown
    >
    expect(header).toEqual({
      __metadata__: { crc32: expect.stringMatching(/^[0-9a-f]{8}$/) as string, schema: 'test' },
      W1: { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] },
      b: { dtype: 'F64', shape: [2], data_offsets: [24, 40] },
      none: { dtype: 'F32', shape: [0], data_offsets: [40, 40] },
    })
    expect(file.length).toBe(8 + length + 40)
    expect([...file.subarray(8 + length, 8 + length + 8)]).toEqual([0, 0, 0x80, 0x3f, 0, 0, 0, 0x40]) // 1, 2
  })

  it('gives back what it was given, to the bit', () => {
    const tensor = fc.record({
      shape: fc.constant([3]),
      numbers: fc.oneof(
        fc.float32Array({ minLength: 3, maxLength: 3 }),
        fc.float64Array({ minLength: 3, maxLength: 3 }),
      ),
    })
    fc.assert(
      fc.property(fc.array(tensor, { maxLength: 4 }), fc.string({ maxLength: 9 }), (parts, note) => {
        const tensors = parts.map((part, i) => ({ name: `t${i}`, ...part }))
        const decoded = decodeSafetensors(encodeSafetensors({ metadata: { note }, tensors }))
        if (!decoded.ok) throw new Error(decoded.error.message)
        expect(decoded.value.tensors).toEqual(tensors)
        expect(decoded.value.metadata['note']).toBe(note)
      }),
      { numRuns: 50 },
    )
  })

  it('refuses every changed bit and every cut', () => {
    const file = encodeSafetensors(small)
    for (let bit = 0; bit < 8 * file.length; bit++) {
      const changed = file.slice()
      changed[bit >> 3]! ^= 1 << (bit & 7)
      expect(decodeSafetensors(changed).ok).toBe(false)
    }
    for (let length = 0; length < file.length; length++) {
      expect(decodeSafetensors(file.subarray(0, length)).ok).toBe(false)
    }
    expect(decodeSafetensors(Uint8Array.of(...file, 0)).ok).toBe(false)
  })
})
