/**
 * Tables for other programs, as RFC 4180 says: predictions (`file,probability,label,error`, one line for each picture)
 * and what a run measured.
 *
 * Spreadsheets execute a cell that begins with = + - @, and file names come from strangers. So a file name that would
 * be executed gets `./` before it, which names the very same file; any other text gets an apostrophe. Programs that
 * need names untouched read `--json`.
 */
import type { MetricPoint } from '../../shared/domain/run'

type PredictionRow =
  | { readonly file: string; readonly probability: number; readonly label: string }
  | { readonly file: string; readonly error: string }

const HEADER = 'file,probability,label,error'

const METRICS_HEADER = 'iteration,train_cost,train_accuracy,test_cost,test_accuracy'

/** What a run measured, one line for each point; without test pictures the last two cells are empty. */
export function metricsCsv(points: readonly MetricPoint[]): string {
  const lines = points.map((point) =>
    [
      point.iteration,
      point.trainCost,
      point.trainAccuracy,
      point.testCost ?? '',
      point.testAccuracy ?? '',
    ].join(','),
  )
  return [METRICS_HEADER, ...lines].map((text) => `${text}\r\n`).join('')
}

/** @returns the table, each line ended by CRLF */
export function predictionsCsv(rows: readonly PredictionRow[]): string {
  return [HEADER, ...rows.map(line)].map((text) => `${text}\r\n`).join('')
}

function line(row: PredictionRow): string {
  const file = guarded(row.file, './')
  const cells =
    'error' in row
      ? [file, '', '', guarded(row.error, "'")]
      : [file, String(row.probability), guarded(row.label, "'"), '']
  return cells.map(quoted).join(',')
}

/** The text with `guard` before it when a spreadsheet would take it for a formula. */
function guarded(text: string, guard: string): string {
  return /^[=+\-@\t\r]/.test(text) ? guard + text : text
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
