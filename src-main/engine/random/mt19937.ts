/**
 * The Mersenne Twister MT19937: 32 random bits at a time, period 2¹⁹⁹³⁷ − 1.
 * Matsumoto and Nishimura, "Mersenne Twister", ACM Transactions on Modeling and Computer Simulation 8 (1998).
 */

/** The 624 words of state, and how many of them have been given out since they were last renewed. */
export interface Mt19937State {
  readonly key: Uint32Array
  readonly position: number
}

const WORDS = 624
/** x[k+n] depends on x[k], x[k+1] and x[k+SHIFT]. */
const SHIFT = 397
/** The last row of the twist matrix. */
const TWIST = 0x9908b0df
const UPPER_BIT = 0x80000000
const LOWER_BITS = 0x7fffffff
/** Multiplier of the seeding recurrence (Knuth, The Art of Computer Programming, volume 2, table 1 of 3.3.4). */
const SEEDING_MULTIPLIER = 1812433253

export class Mt19937 {
  readonly #key: Uint32Array
  #position: number

  private constructor(key: Uint32Array, position: number) {
    this.#key = key
    this.#position = position
  }

  /** The generator's own seeding, `init_genrand`. @param seed unsigned, 32 bits */
  static fromSeed(seed: number): Mt19937 {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
      throw new RangeError(`a seed is an integer from 0 to 4294967295, not ${seed}`)
    }
    const key = new Uint32Array(WORDS)
    key[0] = seed
    for (let k = 1; k < WORDS; k++) {
      const previous = key[k - 1]!
      key[k] = Math.imul(SEEDING_MULTIPLIER, previous ^ (previous >>> 30)) + k
    }
    return new Mt19937(key, WORDS)
  }

  /** Goes on exactly where `state()` was taken. */
  static fromState({ key, position }: Mt19937State): Mt19937 {
    if (key.length !== WORDS || position < 0 || position > WORDS) {
      throw new RangeError(`not a state of MT19937: ${key.length} words, position ${position}`)
    }
    return new Mt19937(key.slice(), position)
  }

  state(): Mt19937State {
    return { key: this.#key.slice(), position: this.#position }
  }

  /** An integer from 0 to 2³² − 1. */
  nextUint32(): number {
    if (this.#position === WORDS) this.#renew()
    // Tempering: spreads the state's bits over the output.
    let bits = this.#key[this.#position++]!
    bits ^= bits >>> 11
    bits ^= (bits << 7) & 0x9d2c5680
    bits ^= (bits << 15) & 0xefc60000
    bits ^= bits >>> 18
    return bits >>> 0
  }

  /** The next 624 words, each from the word in its place, the one after it and the one 397 further on. */
  #renew(): void {
    const key = this.#key
    for (let k = 0; k < WORDS; k++) {
      const joined = (key[k]! & UPPER_BIT) | (key[(k + 1) % WORDS]! & LOWER_BITS)
      key[k] = key[(k + SHIFT) % WORDS]! ^ (joined >>> 1) ^ (joined & 1 ? TWIST : 0)
    }
    this.#position = 0
  }
}
