/** What a network said of many pictures, as a table for other programs. */
import { basename } from 'node:path'
import type { ClassNames } from '../../../shared/domain/dataset'
import type { PredictionOutcome } from '../../../shared/domain/prediction'
import type { SavedTable } from '../../../shared/ipc/contract'
import { ok, type Result } from '../../../shared/ipc/result'
import { predictionsCsv } from '../../formats/csv'
import { atomicWrite } from '../../storage/atomic-write'
import { writeFailure } from '../../storage/write-error'

/** One line for each outcome, in order. Errors: could-not-write, disk-full. */
export async function saveTable(
  outcomes: readonly PredictionOutcome[],
  classes: ClassNames,
  path: string,
): Promise<Result<SavedTable>> {
  const rows = outcomes.map((outcome) =>
    outcome.ok
      ? { file: outcome.name, probability: outcome.probability, label: classes[outcome.label === 1 ? 0 : 1] }
      : { file: outcome.name, error: outcome.code },
  )
  const fileName = basename(path)
  try {
    await atomicWrite(path, new TextEncoder().encode(predictionsCsv(rows)))
  } catch (error) {
    return writeFailure(error, fileName)
  }
  return ok({ fileName, rows: rows.length })
}
