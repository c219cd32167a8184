/** A run's curves taken along: as a table of everything measured, or as the picture that the page drew. */
import { basename } from 'node:path'
import type { MetricPoint } from '../../../shared/domain/run'
import type { SavedChart, SavedTable } from '../../../shared/ipc/contract'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { runErrors } from '../../../shared/messages/run-errors'
import { metricsCsv } from '../../formats/csv'
import { atomicWrite } from '../../storage/atomic-write'
import { writeFailure } from '../../storage/write-error'

/** The first eight bytes of every PNG file. */
const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** Errors: could-not-write, disk-full. */
export async function saveMetrics(points: readonly MetricPoint[], path: string): Promise<Result<SavedTable>> {
  const fileName = basename(path)
  try {
    await atomicWrite(path, new TextEncoder().encode(metricsCsv(points)))
  } catch (error) {
    return writeFailure(error, fileName)
  }
  return ok({ fileName, rows: points.length })
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
