/** Numbers and moments as people read them: thousands separators, a thin space before the unit, no more digits than mean something. */

/** U+202F, a thin space that does not break: "82 %" stays on one line. */
const THIN_SPACE = '\u202f'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** 12288 → "12,288" */
export function formatCount(count: number): string {
  return whole.format(count)
}

/** "1 picture", "12,288 pictures" */
export function formatQuantity(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/**
 * A share between 0 and 1 as a percentage: 0.82 → "82 %".
 * Rounding never claims what is not so: only 0 is "0 %" and only 1 is "100 %" (0.9996 → "99.9 %" at one digit).
 */
export function formatPercent(share: number, digits = 0): string {
  if (!Number.isFinite(share)) return '–'
  const step = 10 ** -digits
  const rounded = Number((share * 100).toFixed(digits))
  const honest = share < 1 && rounded >= 100 ? 100 - step : share > 0 && rounded <= 0 ? step : rounded
  return `${honest.toFixed(digits)}${THIN_SPACE}%`
}

/** From here on a power of ten is read more easily than its digits. */
const LARGE = 1e7

/**
 * A measured value with a fixed number of digits and a true minus sign: 0.16234 → "0.162", the cost of a run that diverged
 * 8.0624e35 → "8.06e35". Not finite → "–".
 */
export function formatDecimal(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '–'
  const text = Math.abs(value) < LARGE ? value.toFixed(digits) : Number(value.toPrecision(3)).toExponential()
  return text.replace('-', '−').replace('e+', 'e')
}

/** A setting as it was typed, without trailing zeros: 0.0075 → "0.0075", 1e-9 → "1e-9", 1500 → "1,500". */
export function formatSetting(value: number): string {
  if (Number.isInteger(value)) return formatCount(value)
  return String(value)
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** A measured time: 420 → "0.4 s", 3200 → "3.2 s", 75000 → "1 min 15 s", 7500000 → "2 h 5 min". */
export function formatDuration(milliseconds: number): string {
  if (!Number.isFinite(milliseconds) || milliseconds < 0) return '–'
  if (milliseconds < 9950) return `${(milliseconds / SECOND).toFixed(1)}${THIN_SPACE}s`
  const seconds = Math.round(milliseconds / SECOND)
  if (seconds < 60) return `${seconds}${THIN_SPACE}s`
  return inTwoUnits(milliseconds)
}

/** A time still to come, no more exact than it can be: 2900 → "about 3 s", 100 → "about 1 s". */
export function formatTimeLeft(milliseconds: number): string {
  if (!Number.isFinite(milliseconds) || milliseconds < 0) return '–'
  const seconds = Math.max(1, Math.round(milliseconds / SECOND))
  return `about ${seconds < 60 ? `${seconds}${THIN_SPACE}s` : inTwoUnits(milliseconds)}`
}

function inTwoUnits(milliseconds: number): string {
  const seconds = Math.round(milliseconds / SECOND)
  if (seconds < HOUR / SECOND) return joined(Math.floor(seconds / 60), 'min', seconds % 60, 's')
  const minutes = Math.round(milliseconds / MINUTE)
  return joined(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  const head = `${formatCount(large)}${THIN_SPACE}${largeUnit}`
  return small === 0 ? head : `${head} ${small}${THIN_SPACE}${smallUnit}`
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** A file's size in decimal units: 980 → "980 B", 1997000 → "2.0 MB". */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  // 999.5 kB would round to "1000 kB"; it is "1.0 MB".
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit > 0 && value < 99.95 ? 1 : 0
  return `${value.toFixed(digits)}${THIN_SPACE}${BYTE_UNITS[unit] ?? ''}`
}

const MAGNITUDES = ['', 'thousand', 'million', 'billion', 'trillion'] as const

/** A large count in words, three digits: 82 → "82", 7710000 → "7.71 million". */
export function formatMagnitude(count: number): string {
  let value = count
  let unit = 0
  // 999.5 million would round to "1,000 million"; it is "1.00 billion".
  while (value >= 999.5 && unit < MAGNITUDES.length - 1) {
    value /= 1000
    unit += 1
  }
  if (unit === 0) return formatCount(count)
  const digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0
  return `${value.toFixed(digits)} ${MAGNITUDES[unit] ?? ''}`
}

/** "64 × 64 × 3" */
export function formatShape(sizes: readonly number[]): string {
  return sizes.map(formatCount).join(' × ')
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const exactClock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** “05:44”, in the computer's time zone. */
export function formatClock(moment: Date): string {
  return clock.format(moment)
}

/** “05:44:09”, where minutes do not tell moments apart. */
export function formatClockWithSeconds(moment: Date): string {
  return exactClock.format(moment)
}

/** “22 Nov” */
export function formatDay(moment: Date): string {
  return day.format(moment)
}

/** “22 Nov 2026”, where the year is not the present one. */
export function formatDayOfYear(moment: Date): string {
  return dayOfYear.format(moment)
}
