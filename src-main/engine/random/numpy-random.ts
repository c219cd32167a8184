/**
 * NumPy's legacy generator, `np.random.seed(n)` and what the course draws with it, so that the course's numbers come
 * out. The bits, `rand` and `permutation` are NumPy's exactly; `randn` goes through the logarithm, whose last bit may
 * differ from the C library that a NumPy was built with.
 */
import { Mt19937, type Mt19937State } from './mt19937'

/** Everything that decides what comes next, as `np.random.get_state()` has it. */
export interface NumpyRandomState extends Mt19937State {
  /** The second normal number of the last pair, when it has not been given out yet. */
  readonly cachedNormal: number | null
}

export class NumpyRandom {
  readonly #bits: Mt19937
  #cachedNormal: number | null

  private constructor(bits: Mt19937, cachedNormal: number | null) {
    this.#bits = bits
    this.#cachedNormal = cachedNormal
  }

  /** `np.random.seed(seed)`. @param seed an integer from 0 to 2³² − 1 */
  static fromSeed(seed: number): NumpyRandom {
    return new NumpyRandom(Mt19937.fromSeed(seed), null)
  }

  /** Goes on exactly where `state()` was taken. */
  static fromState(state: NumpyRandomState): NumpyRandom {
    return new NumpyRandom(Mt19937.fromState(state), state.cachedNormal)
  }

  state(): NumpyRandomState {
    return { ...this.#bits.state(), cachedNormal: this.#cachedNormal }
  }

  /** `np.random.rand()`: uniform in [0, 1), 53 random bits from two words (27 and 26). */
  rand(): number {
    const high = this.#bits.nextUint32() >>> 5
    const low = this.#bits.nextUint32() >>> 6
    return (high * 2 ** 26 + low) / 2 ** 53
  }

  /**
   * `np.random.randn()`: normal with mean 0 and variance 1, by Marsaglia's polar method (SIAM Review 6, 1964): a point
   * uniform in the unit disc, (x, y) with r² = x² + y², gives the independent normals x·f and y·f, f = √(−2 ln r² / r²).
   * NumPy gives out y·f first and keeps x·f for the next call.
   */
  randn(): number {
    if (this.#cachedNormal !== null) {
      const normal = this.#cachedNormal
      this.#cachedNormal = null
      return normal
    }
    let x: number
    let y: number
    let rSquared: number
    do {
      x = 2 * this.rand() - 1
      y = 2 * this.rand() - 1
      rSquared = x * x + y * y
    } while (rSquared >= 1 || rSquared === 0)
    const f = Math.sqrt((-2 * Math.log(rSquared)) / rSquared)
    this.#cachedNormal = x * f
    return y * f
  }

  /** `np.random.permutation(length)`: 0…length−1 shuffled from the last place to the first. */
  permutation(length: number): Uint32Array {
    const order = Uint32Array.from({ length }, (_, i) => i)
    for (let i = length - 1; i > 0; i--) {
      const j = this.#upTo(i)
      const moved = order[i]!
      order[i] = order[j]!
      order[j] = moved
    }
    return order
  }

  /** Uniform in 0…max, both included: masked to the bits that max needs, drawn again while too large. */
  #upTo(max: number): number {
    const mask = 0xffffffff >>> Math.clz32(max)
    let value: number
    do value = (this.#bits.nextUint32() & mask) >>> 0
    while (value > max)
    return value
  }
}
