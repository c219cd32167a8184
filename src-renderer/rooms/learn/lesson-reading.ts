/** A name and what was measured under it. */
import type { TermId } from '../../../shared/messages/terms/terms'

export interface LessonReading {
  readonly name: string
  readonly value: string
  /** What the number is; null for what is said in a word. */
  readonly term: TermId | null
}
