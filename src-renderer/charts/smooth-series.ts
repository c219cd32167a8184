/** A calmer line beside the raw one, never in its place. Pure. */
import type { SeriesPoint } from './thin-series'

/** The time constant, as a share of the points' whole range: long enough to calm, short enough not to lag. */
const TIME_CONSTANT = 0.03

/**
 * The exponential moving average over x, for points at any distance:
 *
 *   s := s + (1 − e^(−Δx/τ)) · (y − s),      τ = 3 % of the range
 *
 * It begins at the first value, and every value is between the lowest and the highest of the raw line so far.
 */
export function smoothed(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const [first, last] = [points.at(0), points.at(-1)]
  if (!first || !last || last.x === first.x) return points
  const timeConstant = TIME_CONSTANT * (last.x - first.x)
  let average = first.y
  let before = first.x
  return points.map(({ x, y }) => {
    average += (1 - Math.exp(-(x - before) / timeConstant)) * (y - average)
    before = x
    return { x, y: average }
  })
}
