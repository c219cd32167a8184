/** Numbers in lessons: as many digits as can matter, no trailing zeros, a true minus sign. */

/** 33.003000000001 → "33.003", −0.25 → "−0.25", 1.2e-9 → "1.2e−9". Not finite → "–". */
export function formatMeasured(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return '–'
  const rounded = Number(value.toFixed(digits))
  // What rounds away entirely is still not nothing.
  const text = rounded === 0 && value !== 0 ? value.toExponential(1) : String(rounded)
  return text.replaceAll('-', '−')
}

/** For a column of numbers: the same digits behind the point in all of them, but for 0 and what would look like it. */
export function formatInColumn(value: number, digits = 4): string {
  if (value === 0) return '0'
  if (!Number.isFinite(value)) return '–'
  const isTooSmall = Math.abs(value) < 0.5 * 10 ** -digits
  return (isTooSmall ? value.toExponential(1) : value.toFixed(digits)).replaceAll('-', '−')
}
