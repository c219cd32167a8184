/**
 * What a network said of every picture, again and again over its training, in memory that the training thread writes and
 * its owner reads: asking for one picture's biography disturbs no training, and the record outlives its thread.
 */
import type { Numbers } from '../engine/matrix'

export interface ProbabilityRecord {
  /** Pictures of one row: training pictures first, then test pictures. */
  readonly examples: number
  /** Every how many iterations a row is written; the last iteration always has one. */
  readonly stride: number
  /** Int32: the number of rows, then the iteration of each. */
  readonly iterations: SharedArrayBuffer
  /** Float32, row after row. */
  readonly probabilities: SharedArrayBuffer
}

/** Enough to see every change of mind that lasts, few enough to cost a training next to nothing. */
const MOST_ROWS = 128
/** With fewer, a biography would be a guess. */
const FEWEST_ROWS = 8
const MOST_BYTES = 32 * 2 ** 20

/** Rows evenly over the run; null when so many pictures would take more than 32 MB. @param iterations of the whole run */
export function createRecord(examples: number, iterations: number): ProbabilityRecord | null {
  if (!isRecordable(examples, iterations)) return null
  const rows = mostRows(examples, iterations)
  return {
    examples,
    // One row is kept for the last iteration, which need not be a multiple.
    stride: Math.max(1, Math.ceil(iterations / Math.max(1, rows - 1))),
    iterations: new SharedArrayBuffer(4 * (rows + 1)),
    probabilities: new SharedArrayBuffer(4 * rows * examples),
  }
}

/** Whether there is room enough for so many pictures. */
export function isRecordable(examples: number, iterations: number): boolean {
  return mostRows(examples, iterations) >= Math.min(FEWEST_ROWS, iterations + 1)
}

function mostRows(examples: number, iterations: number): number {
  return Math.min(MOST_ROWS, Math.floor(MOST_BYTES / (4 * examples)), iterations + 1)
}

/** Whether this iteration has a row of its own. */
export function hasRowAt({ stride }: ProbabilityRecord, iteration: number): boolean {
  return iteration % stride === 0
}

/**
 * Adds a row. Nothing happens when it is not later than the last one (a training that was stopped and goes on), when there
 * is no room, or when the network has diverged.
 */
export function addRow(record: ProbabilityRecord, iteration: number, sets: readonly Numbers[]): void {
  const iterations = new Int32Array(record.iterations)
  const count = iterations[0] ?? 0
  const isLater = count === 0 || iteration > (iterations[count] ?? 0)
  const isFinite = sets.every((set) => set.every(Number.isFinite))
  if (!isLater || !isFinite || count + 1 >= iterations.length) return
  const row = new Float32Array(record.probabilities, 4 * count * record.examples, record.examples)
  let at = 0
  for (const set of sets) {
    row.set(set, at)
    at += set.length
  }
  iterations[count + 1] = iteration
  Atomics.store(iterations, 0, count + 1) // last: whoever reads meanwhile sees whole rows only
}

/** Back at iteration 0. */
export function clearRecord(record: ProbabilityRecord): void {
  Atomics.store(new Int32Array(record.iterations), 0, 0)
}

/** ŷ of one picture, row by row. @param index of the picture */
export function readPicture(
  record: ProbabilityRecord,
  index: number,
): { readonly iterations: readonly number[]; readonly probabilities: readonly number[] } {
  const iterations = new Int32Array(record.iterations)
  const count = Atomics.load(iterations, 0)
  const probabilities = new Float32Array(record.probabilities)
  return {
    iterations: [...iterations.subarray(1, count + 1)],
    probabilities: Array.from(
      { length: count },
      (_, row) => probabilities[row * record.examples + index] ?? NaN,
    ),
  }
}

export interface AnswerRow {
  readonly iteration: number
  /** A view of the record. */
  readonly probabilities: Float32Array
}

export function rowCount(record: ProbabilityRecord): number {
  return Atomics.load(new Int32Array(record.iterations), 0)
}

/** @param row below `rowCount` */
export function rowOf(record: ProbabilityRecord, row: number): AnswerRow {
  return {
    iteration: new Int32Array(record.iterations)[row + 1] ?? NaN,
    probabilities: new Float32Array(record.probabilities, 4 * row * record.examples, record.examples),
  }
}

/** The rows that are there now, oldest first. */
export function* rowsOf(record: ProbabilityRecord): Generator<AnswerRow> {
  for (let row = 0; row < rowCount(record); row++) yield rowOf(record, row)
}

/**
 * Takes the rows of an earlier part of the run: the regular ones until an iteration, so that those to come have room. What a
 * training that was stopped in between said last is left out.
 */
export async function takeRows(
  record: ProbabilityRecord,
  rows: Iterable<AnswerRow> | AsyncIterable<AnswerRow>,
  until: number,
): Promise<void> {
  for await (const { iteration, probabilities } of rows) {
    if (iteration > until) return
    if (hasRowAt(record, iteration)) addRow(record, iteration, [probabilities])
  }
}
