import { describe, expect, it } from 'vitest'
import { type LzwDialect, unpackLzw } from '../../../../src-main/imaging/decode/lzw'

const gif = (valueBits: number): LzwDialect => ({ valueBits, packing: 'low-first', early: 0 })
const tiff: LzwDialect = { valueBits: 8, packing: 'high-first', early: 1 }

const reversed = (bits: string): string => Array.from(bits).reverse().join('')

/** Codes of the given widths packed from the low bits up. */
function packLow(codes: readonly (readonly [code: number, bits: number])[]): Uint8Array {
  const bits = codes.map(([code, width]) => reversed(code.toString(2).padStart(width, '0'))).join('')
  const bytes = bits.match(/.{1,8}/g) ?? []
  return Uint8Array.from(bytes, (byte) => Number.parseInt(reversed(byte.padEnd(8, '0')), 2))
}

describe('unpackLzw', () => {
  it("unpacks the specification's idea by hand: clear, 1, 1 1, 1 1 1, end", () => {
    // 2-bit values: clear 4, end 5, first new code 6. 1 → "1"; 6 is not there yet: "1"+"1" = 6; then 7 = 6 + "1" = "111".
    const codes = [4, 1, 6].map((code) => [code, 3] as const)
    // After 6 and 7 are in the table (next 8 = 2³) codes have 4 bits.
    const stream = packLow([...codes, [7, 3], [5, 4]])
    expect([...unpackLzw([stream], gif(2), 6)]).toEqual([1, 1, 1, 1, 1, 1])
  })

  it('takes a stream in pieces', () => {
    const stream = packLow([
      [4, 3],
      [1, 3],
      [2, 3],
      [3, 3],
      [5, 4],
    ])
    const pieces = Array.from(stream, (byte) => Uint8Array.of(byte))
    expect([...unpackLzw(pieces, gif(2), 3)]).toEqual([1, 2, 3])
  })

  it('unpacks the example of the TIFF specification (page 60)', () => {
    // 7 7 7 8 8 7 7 6 6 as codes 256 7 258 8 8 258 6 6 257, 9 bits each, high bits first.
    const codes = [256, 7, 258, 8, 8, 258, 6, 6, 257]
    const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('')
    const bytes = (bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2))
    expect([...unpackLzw([Uint8Array.from(bytes)], tiff, 9)]).toEqual([7, 7, 7, 8, 8, 7, 7, 6, 6])
  })

  it('refuses a code that does not exist yet, and a stream that gives too little', () => {
    const impossible = packLow([
      [4, 3],
      [7, 3],
    ])
    const short = packLow([
      [4, 3],
      [1, 3],
      [5, 3],
    ])
    expect(() => unpackLzw([impossible], gif(2), 4)).toThrow('corrupt')
    expect(() => unpackLzw([short], gif(2), 4)).toThrow('incomplete')
    expect(() => unpackLzw([short], gif(0), 4)).toThrow('corrupt')
  })
})
