/** Huffman codes and the bit stream of JPEG scans (ITU-T T.81 Annexes C and F.2.2), for our own CMYK decoder. */
import { Refused } from '../refused'

const LONGEST_CODE = 16

/** A code table in the form of T.81 figure F.15: per length the smallest and largest code and where its values start. */
export interface HuffmanTable {
  readonly smallest: Int32Array
  /** −1 for a length without codes. */
  readonly largest: Int32Array
  readonly firstValue: Int32Array
  readonly values: Uint8Array
}

/** Builds the table from the 16 counts and the values of a DHT segment. */
export function buildHuffmanTable(counts: Uint8Array, values: Uint8Array): HuffmanTable {
  const smallest = new Int32Array(LONGEST_CODE + 1)
  const largest = new Int32Array(LONGEST_CODE + 1).fill(-1)
  const firstValue = new Int32Array(LONGEST_CODE + 1)
  let code = 0
  let used = 0
  for (let length = 1; length <= LONGEST_CODE; length++) {
    const count = counts[length - 1]!
    smallest[length] = code
    firstValue[length] = used
    if (count > 0) largest[length] = code + count - 1
    if (code + count > 1 << length) throw new Refused('corrupt')
    used += count
    code = (code + count) << 1
  }
  return { smallest, largest, firstValue, values }
}

/** Bits of one scan, stuffed zeros removed; restart markers end a stretch until `restart`. */
export class ScanBits {
  readonly #bytes: Uint8Array
  #at = 0
  #bits = 0
  #count = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Throws `incomplete` when the stretch has no more bits. */
  bit(): number {
    if (this.#count === 0) this.#fill()
    this.#count--
    return (this.#bits >> this.#count) & 1
  }

  bits(count: number): number {
    let value = 0
    for (let i = 0; i < count; i++) value = (value << 1) | this.bit()
    return value
  }

  /** A number of `size` bits in JPEG's form: the upper half is positive, the lower half negative (figure F.12). */
  signed(size: number): number {
    if (size === 0) return 0
    const value = this.bits(size)
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value
  }

  symbol(table: HuffmanTable): number {
    let code = 0
    for (let length = 1; length <= LONGEST_CODE; length++) {
      code = (code << 1) | this.bit()
      if (code <= table.largest[length]!) {
        return table.values[table.firstValue[length]! + code - table.smallest[length]!]!
      }
    }
    throw new Refused('corrupt')
  }

  /** Goes on behind the next restart marker, on a whole byte. Throws `corrupt` when another thing stands there. */
  restart(): void {
    const marker = this.#bytes[this.#at + 1]
    const isRestart =
      this.#bytes[this.#at] === 0xff && marker !== undefined && marker >= 0xd0 && marker <= 0xd7
    if (!isRestart) throw new Refused('corrupt')
    this.#at += 2
    this.#count = 0
  }

  #fill(): void {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) throw new Refused('incomplete')
    const isStuffed = byte === 0xff
    if (isStuffed && this.#bytes[this.#at + 1] !== 0) throw new Refused('incomplete') // a marker: the stretch ends
    this.#at += isStuffed ? 2 : 1
    this.#bits = byte
    this.#count = 8
  }
}
