/** The answer of every call: a value, or an error that a person can read. Expected failures are values, not throws. */

export const LAB_ERROR_CODES = [
  'invalid-request', // a payload that its parser refuses
  'untrusted-sender', // a call from anything but our own main frame
  'data-not-open', // the pictures that a kept run was trained on
  'unknown-id', // a data set, picture, run or drop that is not there
  'busy', // an import is running
  'cancelled', // by the person
  'folder-unreadable',
  'no-pictures', // nothing usable was found
  'one-class-only', // only one class has pictures
  'too-many-classes', // a parent folder whose subfolders are not two
  'ambiguous-drop', // things that do not say which class they are
  'h5-unreadable',
  'h5-wrong-layout',
  'too-much-memory', // the numbers would not fit the budget
  'picture-unusable', // a prediction's picture was refused
  'run-not-ready', // asked of a run that is not in the state for it
  'worker-failed', // a thread threw or ended
  'diverged',
  'model-unreadable',
  'model-not-for-pictures', // trained on points in the plane
  'export-unverified', // the file was written and read back different
  'could-not-write',
  'disk-full',
  'internal',
] as const
export type LabErrorCode = (typeof LAB_ERROR_CODES)[number]

export interface LabError {
  readonly code: LabErrorCode
  /** One sentence: what, where, what to do. */
  readonly message: string
  /** Facts for the sentence and for tests; never a path outside what the person dropped. */
  readonly details?: Readonly<Record<string, string | number>>
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: LabError }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function failure(
  code: LabErrorCode,
  message: string,
  details?: Readonly<Record<string, string | number>>,
): { readonly ok: false; readonly error: LabError } {
  return { ok: false, error: details ? { code, message, details } : { code, message } }
}
