/** Round axis limits and steps, so that grid lines stand on numbers that people would choose. */

export interface AxisScale {
  readonly min: number
  readonly max: number
  readonly interval: number
}

/** Steps that read well, within one power of ten. */
const ROUND_STEPS = [1, 2, 2.5, 5, 10] as const
const MOST_STEPS = 5
/** Before the first point: room for ln 2 = 0.693, the cost of a network that answers one half to everything. */
const COST_WITHOUT_POINTS = 0.7
const FIFTHS = 5
/** An accuracy axis never begins higher, so that the height of a curve means the same in most runs. */
const HIGHEST_ACCURACY_START = 0.4

/** 0 up to a round number at or above `highest`, in at most five round steps. */
export function costScale(highest: number | null): AxisScale {
  const target = highest === null || highest <= 0 ? COST_WITHOUT_POINTS : highest
  const roughStep = target / MOST_STEPS
  const magnitude = 10 ** Math.floor(Math.log10(roughStep))
  // A hair of tolerance: 0.8 / 0.2 must not become five steps because 0.2 is not exact in binary.
  const step = ROUND_STEPS.find((candidate) => candidate * magnitude >= roughStep * (1 - 1e-9)) ?? 10
  const interval = step * magnitude
  return { min: 0, max: Math.ceil(target / interval - 1e-9) * interval, interval }
}

/** Whole powers of ten around a curve, for a logarithmic axis; values that are not positive have no place on it. */
export function logScale(values: readonly number[]): { readonly min: number; readonly max: number } {
  const positive = values.filter((value) => value > 0)
  if (positive.length === 0) return { min: 0.1, max: 1 }
  const lowest = positive.reduce((least, value) => Math.min(least, value))
  const highest = positive.reduce((most, value) => Math.max(most, value))
  const min = 10 ** Math.floor(Math.log10(lowest) + 1e-9)
  return { min, max: Math.max(min * 10, 10 ** Math.ceil(Math.log10(highest) - 1e-9)) }
}

/** From a fifth at or below `lowest` up to 1, in steps of a fifth. */
export function accuracyScale(lowest: number | null): AxisScale {
  // Counted in fifths and divided last: 3 · 0.2 is not 0.6 in binary.
  const start = Math.floor((lowest ?? 1) * FIFTHS + 1e-9) / FIFTHS
  return { min: Math.min(HIGHEST_ACCURACY_START, start), max: 1, interval: 1 / FIFTHS }
}
