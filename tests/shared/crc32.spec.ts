import { describe, expect, it } from 'vitest'
import { crc32 } from '../../shared/crc32'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('CRC-32', () => {
  it('gives the check value that every catalogue of CRCs lists for "123456789"', () => {
    expect(crc32(bytes('123456789'))).toBe(0xcbf43926)
  })

  it('goes on from the bytes before', () => {
    expect(crc32(bytes('6789'), crc32(bytes('12345')))).toBe(0xcbf43926)
  })

  it('is 0 for nothing', () => {
    expect(crc32(new Uint8Array())).toBe(0)
  })
})
