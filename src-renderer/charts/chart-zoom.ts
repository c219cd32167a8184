/** Which iterations a chart shows: zooming about a place, moving along, never beyond the run. Pure. */

export interface IterationRange {
  readonly from: number
  readonly to: number
}

/** A narrower view would show less than the smallest step there is. */
const NARROWEST = 4

/**
 * @param range null shows the whole run
 * @param about the iteration that stays where it is
 * @param factor below 1 zooms in, above 1 out
 */
export function zoomed(
  range: IterationRange | null,
  about: number,
  factor: number,
  iterations: number,
): IterationRange | null {
  const { from, to } = range ?? { from: 0, to: iterations }
  const width = Math.max(NARROWEST, (to - from) * factor)
  if (width >= iterations) return null
  const share = to > from ? (about - from) / (to - from) : 0.5
  return within(about - share * width, width, iterations)
}

/** Moved by a share of its own width: 0.5 is half a view to the right. */
export function panned(
  range: IterationRange | null,
  share: number,
  iterations: number,
): IterationRange | null {
  if (!range) return null
  const width = range.to - range.from
  return within(range.from + share * width, width, iterations)
}

function within(from: number, width: number, iterations: number): IterationRange {
  const start = Math.min(iterations - width, Math.max(0, from))
  return { from: start, to: start + width }
}

/** The points in view, and one beyond each edge, so that lines go on to the edge. */
export function pointsInView<Point extends { readonly x: number }>(
  points: readonly Point[],
  range: IterationRange | null,
): readonly Point[] {
  if (!range) return points
  const found = points.findIndex(({ x }) => x >= range.from)
  const first = found < 0 ? points.length : found
  const end = points.findLastIndex(({ x }) => x <= range.to)
  return points.slice(Math.max(0, first - 1), end + 2)
}

export function isInView(iteration: number, range: IterationRange | null): boolean {
  return range === null || (iteration >= range.from && iteration <= range.to)
}

/** Where an iteration stands in the plot, 0 at its left end and 1 at its right; null when it is not in view. */
export function shareOf(iteration: number, range: IterationRange | null, iterations: number): number | null {
  if (!isInView(iteration, range)) return null
  const { from, to } = range ?? { from: 0, to: iterations }
  return to > from ? Math.min(1, (iteration - from) / (to - from)) : null
}

/** An overview of a whole run with one part of it in more detail. Both from left to right. */
export function withDetail<Point extends { readonly x: number }>(
  overview: readonly Point[],
  detail: readonly Point[],
): readonly Point[] {
  const [first, last] = [detail.at(0), detail.at(-1)]
  if (!first || !last) return overview
  return [...overview.filter(({ x }) => x < first.x), ...detail, ...overview.filter(({ x }) => x > last.x)]
}
