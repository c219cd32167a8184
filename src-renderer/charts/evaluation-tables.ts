/** The evaluation's curves in a few rows, for those who do not see them. Pure. */
import type { ReliabilityBin } from '../../shared/domain/evaluation/calibration'
import { curveMessages } from '../../shared/messages/evaluate-curves'
import { formatCount, formatPercent } from '../../shared/messages/format'
import type { ChartTable } from './chart-table'

const ROWS = 11

/** Points evenly spread over the list, first and last included. */
export function curveTable<Point>(
  columns: readonly string[],
  points: readonly Point[],
  valuesOf: (point: Point) => readonly [number, number],
): ChartTable {
  const places = Array.from({ length: ROWS }, (_, row) =>
    Math.round((row * (points.length - 1)) / (ROWS - 1)),
  )
  const rows = [...new Set(places)].flatMap((place) => {
    const point = points[place]
    return point === undefined ? [] : [valuesOf(point).map((value) => formatPercent(value, 1))]
  })
  return { columns, rows }
}

export function calibrationTable(bins: readonly ReliabilityBin[]): ChartTable {
  return {
    columns: curveMessages.columns.calibration,
    rows: bins.map(({ meanProbability, positiveShare, count }) => [
      formatPercent(meanProbability, 1),
      formatPercent(positiveShare, 1),
      formatCount(count),
    ]),
  }
}
