/** A run's curves taken along: as a table of everything measured, or as the picture that the page drew. */
import { basename } from 'node:path'
import type { SavedChart, SavedTable } from '../../../shared/ipc/contract'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { runErrors } from '../../../shared/messages/run-errors'
import { METRICS_HEADER, metricsLine } from '../../formats/csv'
import { atomicWrite } from '../../storage/atomic-write'
import { writeFailure } from '../../storage/write-error'
import { nextTurn } from '../next-turn'
import { metricRows } from './metric-rows'
import type { RunRecord } from './run-report'

/** The first eight bytes of every PNG file. */
const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** About as many as a turn of the event loop should take: a few milliseconds. */
const ROWS_PER_TURN = 5000

/** Errors: could-not-write, disk-full. A long run's table is made in turns, so that the window goes on answering. */
export async function saveMetrics(record: RunRecord, path: string): Promise<Result<SavedTable>> {
  const fileName = basename(path)
  const parts = [Buffer.from(METRICS_HEADER)]
  let lines: string[] = []
  let rows = 0
  for (const row of metricRows(record)) {
    lines.push(metricsLine(row))
    rows += 1
    if (lines.length < ROWS_PER_TURN) continue
    parts.push(Buffer.from(lines.join('')))
    lines = []
    await nextTurn()
  }
  parts.push(Buffer.from(lines.join('')))
  try {
    await atomicWrite(path, Buffer.concat(parts))
  } catch (error) {
    return writeFailure(error, fileName)
  }
  return ok({ fileName, rows })
}

/** Errors: invalid-request for bytes that are no PNG; could-not-write, disk-full. */
export async function saveChart(
  chart: SavedChart['chart'],
  png: Uint8Array,
  path: string,
): Promise<Result<SavedChart>> {
  const fileName = basename(path)
  if (!PNG_SIGNATURE.every((byte, at) => png[at] === byte)) {
    return failure('invalid-request', runErrors.notAChart(fileName), { name: fileName })
  }
  try {
    await atomicWrite(path, png)
  } catch (error) {
    return writeFailure(error, fileName)
  }
  return ok({ chart, fileName, sizeBytes: png.length })
}
