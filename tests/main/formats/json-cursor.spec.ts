import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonCursor } from '../../../src-main/formats/json-cursor'

const cursor = (text: string) => new JsonCursor(new TextEncoder().encode(text))

describe('numbers', () => {
  it('are those of JSON.parse, bit for bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = Object.is(value, -0) ? '-0' : String(value)
        expect(cursor(text).number()).toBe(value)
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    '0',
    '-0',
    '1e3',
    '1E+3',
    '12.50e-1',
    '9007199254740993', // 2^53 + 1 rounds to 2^53
    '123456789012345678',
    '0.1000000000000000055511151231257827',
    '1e22',
    '1e23',
    '1.7976931348623157e308',
    '4.9e-324',
    '1e-400',
  ])('%s is read as JSON.parse reads it', (text) => {
    const reader = cursor(text)
    expect(reader.number()).toBe(JSON.parse(text))
    expect(reader.isAtEnd()).toBe(true)
  })

  it.each([
    '',
    '-',
    '+1',
    '.5',
    '1.',
    '01',
    '-01',
    '1e',
    '1e+',
    'NaN',
    'Infinity',
    '1e400',
    '"1"',
    '١',
    '1'.repeat(65),
  ])('%s is none', (text) => {
    expect(cursor(text).number()).toBeNaN()
  })
})

describe('an object', () => {
  it('ends at its own brace, whatever stands in its texts', () => {
    const object = String.raw`{"a":"}\"{","b":{"c":[1,{}]}}`
    const reader = cursor(` ${object} , 7`)
    expect(reader.objectText(1000)).toBe(object)
    expect(reader.take(',')).toBe(true)
    expect(reader.number()).toBe(7)
  })

  it.each(['{', '{"', '{"a":"}', '{{}'])('that does not close is none: %s', (text) => {
    expect(cursor(text).objectText(1000)).toBeNull()
  })

  it('is none beyond the given length', () => {
    expect(cursor('{"a":1}').objectText(7)).toBe('{"a":1}')
    expect(cursor('{"a":1}').objectText(6)).toBeNull()
  })
})
