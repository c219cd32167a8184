/** A lesson's question: what can be expected, and what was measured. */

export interface LessonChoice {
  readonly value: string
  readonly label: string
}

export interface MeasuredAnswer {
  /** The choice that the measurement bears out. */
  readonly choice: string
  /** What was measured, in one or two sentences. */
  readonly text: string
}
