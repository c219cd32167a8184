/** The shortest decimals that read back as the very same number: what Python, NumPy and JavaScript print. */

/** 10^0 … 10^22, the powers of ten that a float64 holds exactly. */
export const EXACT_POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))
const LARGEST_EXACT_POWER = EXACT_POWERS_OF_TEN.length - 1

/** Any float32 is told from its neighbours by nine significant digits. */
const FLOAT32_DIGITS = 9

/** A finite number as JSON text, keeping −0. For a float32 pass it through `shortestFloat32` first. */
export function decimalText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

/**
 * The float64 with the fewest decimal digits that rounds to this float32: 0.10000000149011612 → 0.1.
 * Its own shortest text, `String(…)`, is then the shortest text of the float32, because a float64 keeps any decimal of
 * up to 15 digits.
 */
export function shortestFloat32(value: number): number {
  if (value === 0) return value
  const magnitude = Math.abs(value)
  const shortest = shortestInRange(magnitude) ?? shortestByText(magnitude)
  return value < 0 ? -shortest : shortest
}

/**
 * For numbers of ordinary size: digits · 10^−scale with |scale| ≤ 22 is one correctly rounded operation on two exact
 * numbers, so it is the very float64 that reading the decimal gives (Clinger, PLDI 1990). Null outside that range.
 */
function shortestInRange(magnitude: number): number | null {
  const firstScale = -Math.floor(Math.log10(magnitude))
  if (firstScale + FLOAT32_DIGITS > LARGEST_EXACT_POWER || firstScale < -LARGEST_EXACT_POWER) return null
  for (let scale = firstScale; scale < firstScale + FLOAT32_DIGITS + 1; scale++) {
    const scaled = shift(magnitude, scale)
    const below = Math.floor(scaled)
    // The nearest decimal first; at a power of two the next above may still be inside, where floats lie wider apart.
    if (scaled - below <= 0.5 && Math.fround(shift(below, -scale)) === magnitude) return shift(below, -scale)
    if (Math.fround(shift(below + 1, -scale)) === magnitude) return shift(below + 1, -scale)
  }
  return null
}

/** value · 10^scale */
function shift(value: number, scale: number): number {
  return scale < 0 ? value / EXACT_POWERS_OF_TEN[-scale]! : value * EXACT_POWERS_OF_TEN[scale]!
}

/** For the very large, the very small and the denormal: the same search, by way of texts. */
function shortestByText(magnitude: number): number {
  for (let digits = 1; digits < FLOAT32_DIGITS; digits++) {
    const [mantissa = '', exponent = ''] = magnitude.toExponential(digits - 1).split('e')
    const nearest = Number(mantissa.replace('.', ''))
    for (const whole of [nearest, nearest + 1]) {
      const decimal = Number(`${whole}e${Number(exponent) - digits + 1}`)
      if (Math.fround(decimal) === magnitude) return decimal
    }
  }
  return Number(magnitude.toPrecision(FLOAT32_DIGITS))
}
