import { expect, it } from 'vitest'
import { lookOf } from '../../../src-main/workers/look'

it('is the start of the SHA-256 of the numbers', () => {
  // sha256("abc"), from FIPS 180-2, appendix B.1
  expect(lookOf(Uint8Array.from([97, 98, 99]))).toBe('ba7816bf8f01cfea414140de5dae2223')
  expect(lookOf(Uint8Array.from([0, 97, 98, 99]).subarray(1))).toBe('ba7816bf8f01cfea414140de5dae2223')
})
