/** LZW in the two dialects of GIF (GIF89a, appendix F) and TIFF (6.0 §13). */
import { Refused } from '../refused'

const MAX_CODES = 4096
const MAX_CODE_BITS = 12

export interface LzwDialect {
  /** Bits of a plain value: 8 in TIFF, 1…8 in GIF (1 is not in its specification, and is met). */
  readonly valueBits: number
  /** Codes are packed from the low bits of each byte up (GIF), or from the high bits down (TIFF). */
  readonly packing: 'low-first' | 'high-first'
  /** How many codes early the width grows: 0 in GIF; 1 in TIFF, by an oversight that became the standard. */
  readonly early: 0 | 1
}

/**
 * Unpacks exactly `length` values.
 *
 * @param blocks  the code stream, in pieces
 * @throws Refused `corrupt` for an impossible code, `incomplete` when the stream gives fewer values; more are ignored
 */
export function unpackLzw(blocks: readonly Uint8Array[], dialect: LzwDialect, length: number): Uint8Array {
  const table = new CodeTable(dialect)
  const isLowFirst = dialect.packing === 'low-first'
  const out = new Uint8Array(length)
  let filled = 0
  let bits = 0
  let bitCount = 0
  for (const block of blocks) {
    for (const byte of block) {
      bits = isLowFirst ? bits | (byte << bitCount) : ((bits << 8) | byte) & 0xffffff
      bitCount += 8
      while (bitCount >= table.codeBits) {
        const code = (isLowFirst ? bits : bits >> (bitCount - table.codeBits)) & ((1 << table.codeBits) - 1)
        bitCount -= table.codeBits
        if (isLowFirst) bits >>>= table.codeBits
        if (code === table.endCode) return complete(out, filled)
        filled = table.expand(code, out, filled)
        if (filled >= length) return out
      }
    }
  }
  return complete(out, filled)
}

function complete(out: Uint8Array, filled: number): Uint8Array {
  if (filled < out.length) throw new Refused('incomplete')
  return out
}

/** The growing dictionary: code → (code of all but the last value, first and last value, length). */
class CodeTable {
  codeBits: number
  readonly endCode: number
  readonly #clearCode: number
  readonly #dialect: LzwDialect
  readonly #prefix = new Uint16Array(MAX_CODES)
  readonly #first = new Uint8Array(MAX_CODES)
  readonly #last = new Uint8Array(MAX_CODES)
  readonly #length = new Uint16Array(MAX_CODES)
  #next: number
  #previous = -1

  constructor(dialect: LzwDialect) {
    if (dialect.valueBits < 1 || dialect.valueBits > 8) throw new Refused('corrupt')
    this.#dialect = dialect
    this.#clearCode = 1 << dialect.valueBits
    this.endCode = this.#clearCode + 1
    for (let code = 0; code < this.#clearCode; code++) {
      this.#first[code] = code
      this.#last[code] = code
      this.#length[code] = 1
    }
    this.codeBits = dialect.valueBits + 1
    this.#next = this.endCode + 1
  }

  /** Writes what `code` stands for at `at`; returns the position behind it. Values past the end are dropped. */
  expand(code: number, out: Uint8Array, at: number): number {
    if (code === this.#clearCode) {
      this.codeBits = this.#dialect.valueBits + 1
      this.#next = this.endCode + 1
      this.#previous = -1
      return at
    }
    const isNew = code === this.#next
    if (code > this.#next || (isNew && this.#previous < 0)) throw new Refused('corrupt')
    const end = this.#write(isNew ? this.#previous : code, out, at)
    const first = this.#first[isNew ? this.#previous : code]!
    if (isNew) out[end] = first
    this.#add(first)
    this.#previous = code
    return isNew ? end + 1 : end
  }

  #add(last: number): void {
    if (this.#previous < 0 || this.#next >= MAX_CODES) return
    this.#prefix[this.#next] = this.#previous
    this.#first[this.#next] = this.#first[this.#previous]!
    this.#last[this.#next] = last
    this.#length[this.#next] = this.#length[this.#previous]! + 1
    this.#next++
    const isWidthFull = this.#next + this.#dialect.early === 1 << this.codeBits
    if (isWidthFull && this.codeBits < MAX_CODE_BITS) this.codeBits++
  }

  #write(code: number, out: Uint8Array, at: number): number {
    const end = at + this.#length[code]!
    for (let i = end - 1, current = code; i >= at; i--) {
      out[i] = this.#last[current]!
      current = this.#prefix[current]!
    }
    return end
  }
}
