import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureScaling } from '../../../src-main/engine/standardization'

describe('standard scaling', () => {
  it('measures mean and population deviation of each feature, by hand', () => {
    // features: 2 4 6 → mean 4, deviation √((4 + 0 + 4)/3); 10 10 10 → never varies; 0 255 0 → mean 85, √(2·85² + 170²)/√3
    const { means, deviations } = measureScaling(Uint8Array.of(2, 10, 0, 4, 10, 255, 6, 10, 0), 3)
    expect([...means]).toEqual([4, 10, 85])
    expect(deviations[0]).toBeCloseTo(Math.sqrt(8 / 3), 14)
    expect(deviations[1]).toBe(1)
    expect(deviations[2]).toBeCloseTo(Math.sqrt((2 * 85 ** 2 + 170 ** 2) / 3), 12)
  })

  it('makes every feature that varies have mean 0 and deviation 1', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2, maxLength: 60 }), (bytes) => {
        const { means, deviations } = measureScaling(bytes, 1)
        const scaled = Array.from(bytes, (byte) => (byte - means[0]!) / deviations[0]!)
        const mean = scaled.reduce((total, x) => total + x, 0) / scaled.length
        const square = scaled.reduce((total, x) => total + x * x, 0) / scaled.length
        expect(mean).toBeCloseTo(0, 10)
        expect(square).toBeCloseTo(new Set(bytes).size === 1 ? 0 : 1, 10)
      }),
    )
  })

  it('does not depend on the order of the pictures', () => {
    const pixels = Uint8Array.from({ length: 300 }, (_, i) => (i * 89 + 7) % 256)
    const reversed = Uint8Array.from(
      Array.from({ length: 100 }, (_, j) => [...pixels.subarray(3 * (99 - j), 3 * (100 - j))]).flat(),
    )
    expect(measureScaling(reversed, 3)).toEqual(measureScaling(pixels, 3))
  })

  it('refuses half a picture and none', () => {
    expect(() => measureScaling(new Uint8Array(7), 3)).toThrow('7 pixels')
    expect(() => measureScaling(new Uint8Array(0), 3)).toThrow('0 pixels')
  })
})
