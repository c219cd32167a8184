/**
 * Protocol buffers, the writing half that ONNX needs: https://protobuf.dev/programming-guides/encoding.
 * A message is a list of pieces and is joined once at the very end, so large tensors are copied once.
 */
import { joinBytes } from './little-endian'

/** Encoded fields of a message, one after the other. */
export type Fields = readonly Uint8Array[]

const VARINT = 0
const LENGTH_DELIMITED = 2
const FIXED_32 = 5

/** An int32, int64, uint64, bool or enum field. @param value a whole number, 0 … 2^53 − 1 */
export function varintField(field: number, value: number): Fields {
  return [joinBytes([tag(field, VARINT), varint(value)])]
}

/** A float field. */
export function floatField(field: number, value: number): Fields {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setFloat32(0, value, true)
  return [tag(field, FIXED_32), bytes]
}

export function textField(field: number, text: string): Fields {
  return bytesField(field, new TextEncoder().encode(text))
}

export function bytesField(field: number, bytes: Uint8Array): Fields {
  return messageField(field, [bytes])
}

/** A message inside a message. */
export function messageField(field: number, ...content: readonly Fields[]): Fields {
  const pieces = content.flat()
  const length = pieces.reduce((total, piece) => total + piece.length, 0)
  return [tag(field, LENGTH_DELIMITED), varint(length), ...pieces]
}

/** The outermost message. */
export function message(...content: readonly Fields[]): Uint8Array {
  return joinBytes(content.flat())
}

function tag(field: number, wireType: number): Uint8Array {
  return varint(field * 8 + wireType)
}

/** Seven bits a byte, lowest first; the top bit says that more follow. */
function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  while (rest > 0x7f) {
    bytes.push((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  return Uint8Array.of(...bytes, rest)
}
