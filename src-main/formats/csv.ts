/**
 * Tables for other programs, as RFC 4180 says: predictions (`file,probability,label,error`, one line for each picture),
 * what a run measured, and what students answered.
 *
 * Spreadsheets execute a cell that begins with = + - @, and file names come from strangers. So a file name that would
 * be executed gets `./` before it, which names the very same file; any other text gets an apostrophe. Programs that
 * need names untouched read `--json`.
 */
import type { LessonResult } from '../../shared/domain/teacher/results'
import type { MetricPoint } from '../../shared/domain/run'

type PredictionRow =
  | { readonly file: string; readonly probability: number; readonly label: string }
  | { readonly file: string; readonly error: string }

const HEADER = 'file,probability,label,error'

export interface MetricRow extends MetricPoint {
  /** Of the update after this measurement, its schedule included. */
  readonly learningRate: number
}

export const METRICS_HEADER = 'iteration,train_cost,train_accuracy,test_cost,test_accuracy,learning_rate\r\n'

/** One line of what a run measured; what was not measured on test pictures is an empty cell. */
export function metricsLine(row: MetricRow): string {
  const { iteration, trainCost, trainAccuracy, testCost, testAccuracy, learningRate } = row
  const cells = [iteration, trainCost, trainAccuracy, testCost ?? '', testAccuracy ?? '', learningRate]
  return `${cells.join(',')}\r\n`
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

const RESULTS_HEADER = 'student,lesson,kind,question,answer,expected,right,at'

/** A line for each answer, and one for each lesson that was measured: what was predicted and what came out. */
export function resultsCsv(results: readonly LessonResult[]): string {
  const rows = results.flatMap(({ student, lesson, answers, measured }) => [
    ...answers.map((one) => [
      ...[student, lesson, 'question', one.ask, one.answer, one.expected],
      ...[one.isRight ? 'yes' : 'no', one.at],
    ]),
    ...measured.map((one) => [
      ...[student, lesson, 'prediction', one.lesson, one.predicted, one.measured],
      ...[one.predicted === one.measured ? 'yes' : 'no', ''],
    ]),
  ])
  const lines = rows.map((cells) => cells.map((cell) => quoted(guarded(cell, "'"))).join(','))
  return [RESULTS_HEADER, ...lines].map((text) => `${text}\r\n`).join('')
}

/** The text with `guard` before it when a spreadsheet would take it for a formula. */
function guarded(text: string, guard: string): string {
  return /^[=+\-@\t\r]/.test(text) ? guard + text : text
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
