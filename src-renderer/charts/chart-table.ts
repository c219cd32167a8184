/** A chart in words and in a few rows, for those who do not see it. Pure. */
import { formatCount } from '../../shared/messages/format'
import { trainMessages } from '../../shared/messages/train'
import type { SeriesPoint } from './thin-series'

export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface ChartTableInput {
  readonly train: readonly SeriesPoint[]
  readonly test: readonly SeriesPoint[]
  readonly format: (value: number) => string
}

/** Enough to hear the course of a run, few enough to listen to. */
const ROWS = 11

/** Rows evenly spread over the run so far, first and newest included; each holds the measured points nearest to it. */
export function chartTable({ train, test, format }: ChartTableInput): ChartTable {
  const hasTest = test.length > 0
  const columns = [trainMessages.iteration, trainMessages.seriesTrain]
  return {
    columns: hasTest ? [...columns, trainMessages.seriesTest] : columns,
    rows: spreadOver(train).map((point) => {
      const cells = [formatCount(point.x), format(point.y)]
      return hasTest ? [...cells, format(nearest(test, point.x).y)] : cells
    }),
  }
}

/** "Train: 0.772 at the start, 0.162 now. Test: …" */
export function chartSummary(title: string, { train, test, format }: ChartTableInput): string {
  const sentences = [
    { name: trainMessages.seriesTrain, points: train },
    { name: trainMessages.seriesTest, points: test },
  ].flatMap(({ name, points }) => {
    const [first, last] = [points.at(0), points.at(-1)]
    return first && last ? [trainMessages.fromTo(name, format(first.y), format(last.y))] : []
  })
  return [`${title}.`, ...(sentences.length > 0 ? sentences : [trainMessages.noPoints])].join(' ')
}

function spreadOver(points: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const [first, last] = [points.at(0), points.at(-1)]
  if (!first || !last) return []
  const marks = Array.from({ length: ROWS }, (_, row) => first.x + ((last.x - first.x) * row) / (ROWS - 1))
  return [...new Set(marks.map((x) => nearest(points, x)))]
}

/** @param points at least one */
function nearest(points: readonly SeriesPoint[], x: number): SeriesPoint {
  return points.reduce((best, point) => (Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best))
}
