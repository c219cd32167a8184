/** Protocol buffers, the reading half: one message at a time, bounded, and only fields that the caller expects. */

/** What an expected field holds: a whole number, or a text, bytes or message as bytes. */
type FieldKind = 'varint' | 'bytes'

/** The expected fields of a message by number. */
export type MessageShape = Readonly<Record<number, FieldKind>>

/** The values of a message, in the order of the file; a field that is absent has none. */
export interface ProtobufMessage {
  readonly varints: (field: number) => readonly number[]
  readonly bytes: (field: number) => readonly Uint8Array[]
}

/** More fields than a model of the largest legal network has in one message. */
const MAXIMUM_FIELDS = 1024

const WIRE_TYPES = { varint: 0, bytes: 2 } as const satisfies Record<FieldKind, number>

interface Step<Value> {
  readonly value: Value
  /** Where the next thing begins. */
  readonly next: number
}

/** The message, or null when it is damaged, holds a field that `shape` does not name, or holds very many. */
export function readMessage(bytes: Uint8Array, shape: MessageShape): ProtobufMessage | null {
  const varints = new Map<number, number[]>()
  const contents = new Map<number, Uint8Array[]>()
  let position = 0
  for (let count = 0; position < bytes.length; count++) {
    const tag = readVarint(bytes, position)
    if (!tag || count === MAXIMUM_FIELDS) return null
    const field = Math.floor(tag.value / 8)
    const kind = Object.hasOwn(shape, field) ? shape[field] : undefined
    if (!kind || tag.value % 8 !== WIRE_TYPES[kind]) return null
    const step = kind === 'varint' ? readVarint(bytes, tag.next) : readBytes(bytes, tag.next)
    if (!step) return null
    if (typeof step.value === 'number') append(varints, field, step.value)
    else append(contents, field, step.value)
    position = step.next
  }
  return {
    varints: (field) => varints.get(field) ?? [],
    bytes: (field) => contents.get(field) ?? [],
  }
}

/** A whole number of at most 53 bits; null when it is larger or the bytes end. */
function readVarint(bytes: Uint8Array, first: number): Step<number> | null {
  let value = 0
  let unit = 1
  for (let position = first; position < bytes.length; position++) {
    const byte = bytes[position]!
    value += (byte & 0x7f) * unit
    if (value > Number.MAX_SAFE_INTEGER) return null
    if (byte < 0x80) return { value, next: position + 1 }
    unit *= 0x80
    if (unit > Number.MAX_SAFE_INTEGER) return null
  }
  return null
}

function readBytes(bytes: Uint8Array, first: number): Step<Uint8Array> | null {
  const length = readVarint(bytes, first)
  if (!length) return null
  const next = length.next + length.value
  return next > bytes.length ? null : { value: bytes.subarray(length.next, next), next }
}

function append<Value>(values: Map<number, Value[]>, field: number, value: Value): void {
  const list = values.get(field)
  if (list) list.push(value)
  else values.set(field, [value])
}
