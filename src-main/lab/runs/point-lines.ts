/** A run's points as the lines of `metrics.ndjson`, made in turns, so that the window goes on answering. */
import type { MetricPoint } from '../../../shared/domain/run'
import { metricLines } from '../../formats/run-curves'
import { nextTurn } from '../next-turn'

/** About two milliseconds of work. */
const POINTS_PER_TURN = 1000

export async function pointLines(points: readonly MetricPoint[]): Promise<Uint8Array> {
  const pieces = await inTurns(points.length, POINTS_PER_TURN, (first, end) =>
    metricLines(points.slice(first, end)),
  )
  return Buffer.concat(pieces)
}

/** The pieces of a whole, each made in a turn of its own. @param make a piece from an index to another */
export async function inTurns<Piece>(
  count: number,
  perTurn: number,
  make: (first: number, end: number) => Piece,
): Promise<readonly Piece[]> {
  const pieces: Piece[] = []
  for (let first = 0; first < count; first += perTurn) {
    if (first > 0) await nextTurn()
    pieces.push(make(first, Math.min(count, first + perTurn)))
  }
  return pieces
}
