import { describe, expect, it } from 'vitest'
import { readMessage } from '../../../src-main/formats/protobuf-reader'

const shape = { 1: 'varint', 2: 'bytes' } as const
const read = (...bytes: number[]) => readMessage(Uint8Array.from(bytes), shape)

describe('protocol buffers, read', () => {
  it('gives the values of a field in file order', () => {
    // 08 96 01: field 1 = 150; 08 03: field 1 = 3; 12 02 68 69: field 2 = "hi"
    const message = read(0x08, 0x96, 0x01, 0x12, 2, 0x68, 0x69, 0x08, 3)
    expect(message?.varints(1)).toEqual([150, 3])
    expect(message?.bytes(2).map((bytes) => [...bytes])).toEqual([[0x68, 0x69]])
  })

  it('gives none for a field that is absent', () => {
    expect(read()?.varints(1)).toEqual([])
    expect(read()?.bytes(2)).toEqual([])
  })

  it.each([
    ['an unknown field', [0x18, 1]], // field 3
    ['a field of another kind', [0x0a, 0]], // field 1 as bytes
    ['a field named like something every object has', [0xd8, 0x03, 1]], // field 59
    ['a varint that does not end', [0x08, 0x80]],
    ['a varint above 2^53', [0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]],
    ['a varint of eleven bytes', [0x08, ...Array<number>(10).fill(0x80), 0]],
    ['bytes beyond the end', [0x12, 3, 0, 0]],
    ['a length of 2^53 − 1', [0x12, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]],
    ['a group', [0x0b]],
    ['more fields than any model has', Array<number>(2 * 1025).fill(0x08)],
  ])('refuses %s', (_, bytes) => {
    expect(read(...bytes)).toBeNull()
  })
})
