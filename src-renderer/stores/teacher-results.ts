/** A student's result as it grows: answers judged against the lesson file, measurements taken over. Pure. */
import { LESSON_IDS } from '../../shared/domain/lesson'
import type { TeacherQuestion } from '../../shared/domain/teacher/lesson-file'
import type { LessonResult } from '../../shared/domain/teacher/results'

/** A decimal comma is a decimal point. Not a number → NaN. */
export function numberOf(given: string): number {
  const text = given.trim().replace(',', '.').replace('−', '-')
  return text === '' ? Number.NaN : Number(text)
}

export function isRightAnswer(question: TeacherQuestion, given: string): boolean {
  if (question.kind === 'choice') return given === question.answer
  // A hair more than the tolerance: 0.3 is within 0.1 of 0.2, though not in float64.
  return Math.abs(numberOf(given) - question.answer) <= question.within * (1 + 1e-9) + 1e-12
}

/** The newest answer to a question takes the place of the one before. @param at ISO 8601 */
export function resultAfter(
  result: LessonResult,
  question: TeacherQuestion,
  given: string,
  at: string,
): LessonResult {
  const { id, ask } = question
  const expected = String(question.answer)
  const answer = { question: id, ask, answer: given, expected, isRight: isRightAnswer(question, given), at }
  return { ...result, answers: [...result.answers.filter((one) => one.question !== id), answer] }
}

type Predictions = Readonly<
  Partial<Record<(typeof LESSON_IDS)[number], { readonly choice: string; readonly measured: string | null }>>
>

export function withMeasurements(result: LessonResult, predictions: Predictions): LessonResult {
  const measured = LESSON_IDS.flatMap((lesson) => {
    const prediction = predictions[lesson]
    return typeof prediction?.measured === 'string'
      ? [{ lesson, predicted: prediction.choice, measured: prediction.measured }]
      : []
  })
  return { ...result, measured }
}
