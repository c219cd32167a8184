/** The cost curve drawn in characters: 2 × 4 dots to the character (Braille patterns), so a small picture shows much. */
import type { MetricPoint } from '../../shared/domain/run'
import { formatCount } from '../../shared/messages/format'

const COLUMNS = 60
const ROWS = 10
/** Bit of dot (x, y) in a Braille pattern, Unicode chapter 21. */
const DOTS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const
const EMPTY_PATTERN = 0x2800

/** Lines of text: the curve of the training cost with its axis; empty when there are fewer than two points. */
export function costCurve(points: readonly MetricPoint[]): readonly string[] {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || last.iteration <= first.iteration) return []
  const highest = Math.max(...points.map((point) => point.trainCost))
  const cells = Array.from({ length: ROWS }, () => new Uint8Array(COLUMNS))
  for (let x = 0; x < COLUMNS * 2; x++) {
    const iteration = first.iteration + ((last.iteration - first.iteration) * x) / (COLUMNS * 2 - 1)
    const height = costAt(points, iteration) / highest
    const y = Math.min(ROWS * 4 - 1, Math.max(0, Math.round((1 - height) * (ROWS * 4 - 1))))
    const row = cells[y >> 2]
    if (row) row[x >> 1] = (row[x >> 1] ?? 0) | (DOTS[y & 3]?.[x & 1] ?? 0)
  }
  const label = (row: number): string =>
    (row === 0 ? highest.toFixed(2) : row === ROWS - 1 ? '0.00' : '').padStart(6)
  const curve = cells.map(
    (row, i) => `${label(i)} │${String.fromCodePoint(...[...row].map((dots) => EMPTY_PATTERN + dots))}`,
  )
  const end = formatCount(last.iteration)
  const axis = `${' '.repeat(7)}└${'─'.repeat(COLUMNS)}`
  return [
    ...curve,
    axis,
    `${' '.repeat(8)}${String(first.iteration).padEnd(COLUMNS - end.length)}${end} iterations`,
  ]
}

/** Straight lines between the measured points. */
function costAt(points: readonly MetricPoint[], iteration: number): number {
  const after = points.findIndex((point) => point.iteration >= iteration)
  const right = points[after === -1 ? points.length - 1 : after]
  const left = points[Math.max(0, after - 1)]
  if (!left || !right || right.iteration === left.iteration) return right?.trainCost ?? 0
  const share = (iteration - left.iteration) / (right.iteration - left.iteration)
  return left.trainCost + share * (right.trainCost - left.trainCost)
}
