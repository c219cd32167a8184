import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalText, shortestFloat32 } from '../../../src-main/formats/decimal'

const anyFloat32 = fc.float({ noNaN: true, noDefaultInfinity: true })
/** The powers of two, where the distance to the next float doubles. */
const powerOfTwo = fc.integer({ min: -149, max: 127 }).map((exponent) => 2 ** exponent)
/** What weights look like. */
const ordinary = fc.double({ min: -2, max: 2, noNaN: true }).map(Math.fround)

const text = (value: number): string => decimalText(shortestFloat32(value))

/** The significant digits of a decimal text: "-0.0120e-5" → 2. */
function digitCount(decimal: string): number {
  const digits = decimal.replace(/e.*$/i, '').replace(/[-.]/g, '')
  return digits.replace(/^0+/, '').replace(/0+$/, '').length
}

/** The decimals of `digits` digits on both sides of a number, from its exact expansion. */
function neighbours(magnitude: number, digits: number): readonly number[] {
  const [mantissa = '', exponent = ''] = magnitude.toExponential(99).split('e')
  const whole = BigInt(mantissa.replace('.', '').slice(0, digits))
  return [whole, whole + 1n].map((value) => Number(`${value}e${Number(exponent) - digits + 1}`))
}

describe('the shortest decimal of a float32', () => {
  it.each([
    [Math.fround(0.1), '0.1'],
    [Math.fround(1 / 3), '0.33333334'],
    [16777216, '16777216'],
    [3.4028234663852886e38, '3.4028235e+38'], // the largest
    [1.1754943508222875e-38, '1.1754944e-38'], // the smallest normal
    [1.401298464324817e-45, '1e-45'], // the smallest denormal
    [2 ** -44, '5.684342e-14'], // a power of two whose nearest seven digits, 5.684341…e-14, end in 2
    [-0, '-0'],
  ])('writes %d as %s', (value, expected) => {
    expect(text(value)).toBe(expected)
  })

  it.each([
    ['any', anyFloat32],
    ['powers of two', powerOfTwo],
    ['weights', ordinary],
  ])('reads back bit for bit: %s', (_, numbers) => {
    fc.assert(
      fc.property(numbers, (value) => Object.is(Math.fround(Number(text(value))), value)),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['any', anyFloat32],
    ['powers of two', powerOfTwo],
    ['weights', ordinary],
  ])('has no shorter decimal: %s', (_, numbers) => {
    fc.assert(
      fc.property(numbers, (value) => {
        const magnitude = Math.abs(value)
        for (let digits = 1; digits < digitCount(text(value)); digits++)
          for (const shorter of neighbours(magnitude, digits))
            expect(Math.fround(shorter), `${shorter}`).not.toBe(magnitude)
      }),
      { numRuns: 2000 },
    )
  })
})
