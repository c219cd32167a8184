/** What the command line's exit code says; stable, and in the README. */
import type { LabErrorCode } from '../../shared/ipc/result'

export const exitCodes = {
  done: 0,
  internal: 1,
  usage: 2,
  inputUnusable: 3,
  diverged: 4,
  couldNotWrite: 5,
  /** As shells say of Ctrl+C: 128 + SIGINT. */
  interrupted: 130,
} as const

const byError: Partial<Record<LabErrorCode, number>> = {
  'invalid-request': exitCodes.usage,
  'could-not-write': exitCodes.couldNotWrite,
  'disk-full': exitCodes.couldNotWrite,
  'export-unverified': exitCodes.couldNotWrite,
  diverged: exitCodes.diverged,
  'worker-failed': exitCodes.internal,
  internal: exitCodes.internal,
}

/** Everything else is about what was given: pictures, folders, files. */
export function exitCodeOf(code: LabErrorCode): number {
  return byError[code] ?? exitCodes.inputUnusable
}
