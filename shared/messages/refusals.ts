/** Why a file could not be used, as the predicate of its name: "cut.jpg" + "is incomplete". */
import type { Refusal } from '../domain/dataset'

const reasons = {
  empty: () => 'is empty',
  'not-a-picture': () => 'is not a picture',
  'unsupported-format': (detail) => `is ${detail ?? 'a format'} that Descent does not read`,
  incomplete: () => 'is incomplete',
  corrupt: (detail) => `is damaged${detail ? ` (${detail})` : ''}`,
  'too-many-pixels': (detail) => `claims ${detail ?? 'too many'} pixels`,
  'too-large': (detail) => `is too large${detail ? ` (${detail})` : ''}`,
  unreadable: () => 'cannot be read',
  vanished: () => 'is no longer there',
  'not-a-file': () => 'is a link or a device, not a file',
} as const satisfies Record<Refusal['code'], (detail?: string) => string>

/** "is incomplete" */
export function refusalReason(refusal: Pick<Refusal, 'code' | 'detail'>): string {
  return reasons[refusal.code](refusal.detail)
}

/** "cut.jpg is incomplete" */
export function refusalSentence(refusal: Refusal): string {
  return `${refusal.name} ${refusalReason(refusal)}`
}
