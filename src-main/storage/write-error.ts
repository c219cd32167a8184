/** A disk's refusal in the words of the contract. */
import { failure, type LabError } from '../../shared/ipc/result'
import { storageMessages } from '../../shared/messages/storage'

/** The error for the person when `name` (never a whole path) could not be written. */
export function writeFailure(error: unknown, name: string): { readonly ok: false; readonly error: LabError } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return failure('disk-full', storageMessages.diskFull(name), { name })
  return failure('could-not-write', storageMessages.couldNotWrite(name, code), { name, code })
}
