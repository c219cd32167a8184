/** Which of a lesson's numeric choices a measured number bears out. Pure. */
import type { LessonChoice } from './lesson-question'

/** The value of the choice whose number is nearest. @param choices at least one, each value a number */
export function nearestChoice(choices: readonly LessonChoice[], measured: number): string {
  const distance = ({ value }: LessonChoice): number => Math.abs(Number(value) - measured)
  return choices.reduce((best, choice) => (distance(choice) < distance(best) ? choice : best)).value
}
