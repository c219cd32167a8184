import { describe, expect, it } from 'vitest'
import { fromLittleEndian, joinBytes, toLittleEndian } from '../../../src-main/formats/little-endian'

describe('numbers as little-endian bytes', () => {
  it('writes the lowest byte first', () => {
    // 1 = 0 01111111 000… = 0x3f800000; −2 in float64 = 1 10000000000 000… = 0xc000000000000000
    expect([...toLittleEndian(Float32Array.of(1))]).toEqual([0, 0, 0x80, 0x3f])
    expect([...toLittleEndian(Float64Array.of(-2))]).toEqual([0, 0, 0, 0, 0, 0, 0, 0xc0])
  })

  it('reads at any alignment', () => {
    const shifted = joinBytes([Uint8Array.of(7), toLittleEndian(Float32Array.of(0.5, -0))]).subarray(1)
    expect(fromLittleEndian(shifted, 'float32')).toEqual(Float32Array.of(0.5, -0))
  })
})
