/**
 * Walks through a JSON text (RFC 8259) byte by byte, for files whose structure is known and whose numbers are many.
 * Unlike `JSON.parse` it needs no memory for what it reads, has no limit on the length, and stops at the first thing
 * that is not expected. Failures are answers: false, null or NaN (which no JSON number is), never a throw.
 */
import { EXACT_POWERS_OF_TEN } from './decimal'
import { utf8Text } from './unreadable'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const PLUS = 0x2b
const MINUS = 0x2d
const POINT = 0x2e
const DIGIT_ZERO = 0x30
const LETTER_E = 0x65
/** Sets the bit that makes an ASCII capital a small letter. */
const SMALL_LETTER = 0x20

/** Longer numbers than any program writes for a float64 are refused. */
const MAXIMUM_NUMBER_LENGTH = 64

export class JsonCursor {
  private position = 0

  constructor(private readonly bytes: Uint8Array) {}

  /** Steps over one ASCII text, and the spaces before it; false when another stands there. */
  take(text: string): boolean {
    this.skipSpaces()
    for (let index = 0; index < text.length; index++)
      if (this.bytes[this.position + index] !== text.charCodeAt(index)) return false
    this.position += text.length
    return true
  }

  /** Steps over `"key":`. The key is ASCII and needs no escapes. */
  takeKey(key: string): boolean {
    return this.take(`"${key}"`) && this.take(':')
  }

  /** Nothing but spaces is left. */
  isAtEnd(): boolean {
    this.skipSpaces()
    return this.position === this.bytes.length
  }

  /** The text of one whole object, unparsed; null when it does not close within `maximumLength` bytes. */
  objectText(maximumLength: number): string | null {
    this.skipSpaces()
    const first = this.position
    const last = Math.min(this.bytes.length, first + maximumLength)
    let depth = 0
    for (; this.position < last; this.position++) {
      const character = String.fromCharCode(this.bytes[this.position]!)
      if (character === '"') this.skipString()
      else if (character === '{') depth += 1
      else if (character === '}') depth -= 1
      if (depth === 0) return utf8Text(this.bytes.subarray(first, ++this.position))
    }
    return null
  }

  /** The next number, correctly rounded to float64; NaN when there is none or it is too large for a float64. */
  number(): number {
    this.skipSpaces()
    const first = this.position
    const isNegative = this.bytes[first] === MINUS
    if (isNegative) this.position += 1
    const whole = this.wholePart()
    const { significand, digits } = this.fraction(whole)
    const exponent = this.exponent() - digits
    const length = this.position - first
    if (Number.isNaN(significand + exponent) || length > MAXIMUM_NUMBER_LENGTH) return NaN
    const magnitude = exactProduct(significand, exponent)
    if (magnitude !== null) return isNegative ? -magnitude : magnitude
    const value = Number(String.fromCharCode(...this.bytes.subarray(first, this.position)))
    return Number.isFinite(value) ? value : NaN
  }

  private skipSpaces(): void {
    for (;;) {
      const byte = this.bytes[this.position]
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return
      this.position += 1
    }
  }

  /** From an opening quote to its closing one. */
  private skipString(): void {
    for (this.position += 1; this.position < this.bytes.length; this.position++) {
      if (this.bytes[this.position] === QUOTE) return
      if (this.bytes[this.position] === BACKSLASH) this.position += 1
    }
  }

  /** Digits before the point: 0, or some that do not begin with 0. NaN when there are none. */
  private wholePart(): number {
    const first = this.position
    const value = this.digits(0)
    const count = this.position - first
    return count === 0 || (count > 1 && this.bytes[first] === DIGIT_ZERO) ? NaN : value
  }

  /** All digits as one whole number, and how many of them stand behind the point. */
  private fraction(whole: number): { significand: number; digits: number } {
    if (this.bytes[this.position] !== POINT) return { significand: whole, digits: 0 }
    this.position += 1
    const first = this.position
    const significand = this.digits(whole)
    const digits = this.position - first
    return { significand: digits === 0 ? NaN : significand, digits }
  }

  private exponent(): number {
    if ((this.bytes[this.position]! | SMALL_LETTER) !== LETTER_E) return 0
    this.position += 1
    const sign = this.bytes[this.position]
    if (sign === PLUS || sign === MINUS) this.position += 1
    const first = this.position
    const value = this.digits(0)
    if (this.position === first) return NaN
    return sign === MINUS ? -value : value
  }

  /** value followed by the digits here; inexact above 2^53, which stays above 2^53. */
  private digits(value: number): number {
    for (;;) {
      const digit = this.bytes[this.position]! - DIGIT_ZERO
      if (!(digit >= 0 && digit <= 9)) return value
      value = 10 * value + digit
      this.position += 1
    }
  }
}

/** significand · 10^exponent when one rounding gives it (both factors exact in float64), else null. */
function exactProduct(significand: number, exponent: number): number | null {
  if (significand > Number.MAX_SAFE_INTEGER) return null
  const power = EXACT_POWERS_OF_TEN[Math.abs(exponent)]
  if (power === undefined) return null
  return exponent < 0 ? significand / power : significand * power
}
