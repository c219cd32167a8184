/** A lesson's recording as a file. */
import { basename } from 'node:path'
import type { SaveRecordingRequest } from '../../../shared/domain/recording'
import type { SavedRecording } from '../../../shared/ipc/contract'
import { ok, type Result } from '../../../shared/ipc/result'
import { atomicWrite } from '../../storage/atomic-write'
import { writeFailure } from '../../storage/write-error'

/** Errors: could-not-write, disk-full. */
export async function saveRecording(
  { content }: SaveRecordingRequest,
  path: string,
): Promise<Result<SavedRecording>> {
  const fileName = basename(path)
  try {
    await atomicWrite(path, content)
  } catch (error) {
    return writeFailure(error, fileName)
  }
  return ok({ fileName })
}
