/** Students' results as a file: JSON to be opened again, or one table of a whole class. */
import { basename } from 'node:path'
import { RESULTS_SCHEMA, type SaveResultsRequest } from '../../../shared/domain/teacher/results'
import type { SavedTable } from '../../../shared/ipc/contract'
import { ok, type Result } from '../../../shared/ipc/result'
import { resultsCsv } from '../../formats/csv'
import { atomicWrite } from '../../storage/atomic-write'
import { writeFailure } from '../../storage/write-error'

/** Errors: could-not-write, disk-full. */
export async function saveResults(
  { format, results }: SaveResultsRequest,
  path: string,
): Promise<Result<SavedTable>> {
  const content =
    format === 'csv'
      ? resultsCsv(results)
      : `${JSON.stringify({ schema: RESULTS_SCHEMA, results }, null, 2)}\n`
  const fileName = basename(path)
  try {
    await atomicWrite(path, content)
  } catch (error) {
    return writeFailure(error, fileName)
  }
  return ok({ fileName, rows: results.length })
}
