/** A protobuf printer for the tests, written apart from the reader it checks: wire format in, nested lists out. */

export type Wire = readonly (readonly [field: number, value: number | Uint8Array])[]

/** The fields of one message in file order; bytes stay bytes. Throws on anything but varints, bytes and fixed32. */
export function fieldsOf(bytes: Uint8Array): Wire {
  const fields: [number, number | Uint8Array][] = []
  let at = 0
  const varint = (): number => {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++]
      if (byte === undefined) throw new Error('cut')
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return Number(value)
    }
  }
  while (at < bytes.length) {
    const tag = varint()
    const [field, type] = [Math.floor(tag / 8), tag % 8]
    if (type === 0) fields.push([field, varint()])
    else if (type === 5) fields.push([field, bytes.subarray(at, (at += 4))])
    else if (type === 2) {
      const length = varint()
      fields.push([field, bytes.subarray(at, (at += length))])
    } else throw new Error(`wire type ${type}`)
  }
  return fields
}
