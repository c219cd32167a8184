import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bytesField,
  floatField,
  message,
  messageField,
  textField,
  varintField,
} from '../../../src-main/formats/protobuf-writer'
import { fieldsOf } from './protobuf'

describe('protocol buffers, written', () => {
  it('gives the bytes of the examples in the encoding guide', () => {
    // field 1 = 150: tag 1·8+0 = 08, 150 = 1·128 + 22 → 96 01
    expect([...message(varintField(1, 150))]).toEqual([0x08, 0x96, 0x01])
    // field 2 = "testing": tag 2·8+2 = 12, length 7
    expect([...message(textField(2, 'testing'))]).toEqual([0x12, 7, ...Buffer.from('testing')])
    // field 3 = { field 1 = 150 }: tag 3·8+2 = 1a, length 3
    expect([...message(messageField(3, varintField(1, 150)))]).toEqual([0x1a, 3, 0x08, 0x96, 0x01])
  })

  it('writes a float as four little-endian bytes', () => {
    // field 2: tag 2·8+5 = 15; 1 = 0x3f800000
    expect([...message(floatField(2, 1))]).toEqual([0x15, 0, 0, 0x80, 0x3f])
  })

  it('writes any whole number up to 2^53 − 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 29 - 1 }), fc.maxSafeNat(), (field, value) => {
        expect(fieldsOf(message(varintField(field, value)))).toEqual([[field, value]])
      }),
    )
  })

  it('counts the length of nested messages in bytes', () => {
    const content = Uint8Array.from({ length: 300 }, (_, index) => index)
    const [[outer, nested] = []] = fieldsOf(
      message(messageField(7, bytesField(9, content), textField(1, 'é'))),
    )
    expect(outer).toBe(7)
    expect(fieldsOf(nested as Uint8Array)).toEqual([
      [9, content],
      [1, new TextEncoder().encode('é')],
    ])
  })
})
