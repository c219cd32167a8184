/** Numbers as the report writes them. */

/** Three digits. @param {number} value */
export function digits(value) {
  if (value >= 100) return value.toFixed(0)
  if (value >= 10) return value.toFixed(1)
  return value >= 1 ? value.toFixed(2) : value.toFixed(3)
}

/** @param {number | null} share */
export const percent = (share) => (share === null ? '' : `${Math.round(100 * share)} %`)
