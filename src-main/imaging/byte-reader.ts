/** Numbers out of a file's bytes. Reading past the end means that the file ends before its picture does. */
import { Refused } from './refused'

export class ByteReader {
  readonly bytes: Uint8Array
  readonly #view: DataView
  readonly #littleEndian: boolean

  constructor(bytes: Uint8Array, order: 'big-endian' | 'little-endian') {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#littleEndian = order === 'little-endian'
  }

  /** Throws `incomplete` unless bytes at…at+length−1 are there. */
  need(at: number, length: number): void {
    if (at < 0 || at + length > this.bytes.length) throw new Refused('incomplete')
  }

  uint8(at: number): number {
    this.need(at, 1)
    return this.#view.getUint8(at)
  }

  uint16(at: number): number {
    this.need(at, 2)
    return this.#view.getUint16(at, this.#littleEndian)
  }

  uint24(at: number): number {
    const [first, last] = this.#littleEndian ? [at + 2, at] : [at, at + 2]
    return (this.uint8(first) << 16) | (this.uint8(at + 1) << 8) | this.uint8(last)
  }

  uint32(at: number): number {
    this.need(at, 4)
    return this.#view.getUint32(at, this.#littleEndian)
  }

  int32(at: number): number {
    return this.uint32(at) | 0
  }

  /** A view of `length` bytes, sharing memory. */
  slice(at: number, length: number): Uint8Array {
    this.need(at, length)
    return this.bytes.subarray(at, at + length)
  }

  /** Whether the Latin-1 text stands at `at`. A file too short for it has another text there. */
  hasText(at: number, text: string): boolean {
    return hasText(this.bytes, at, text)
  }
}

/** Whether the Latin-1 `text` stands at position `at` of `bytes`. */
export function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false
  return true
}
