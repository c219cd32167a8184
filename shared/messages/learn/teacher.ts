/** What is said around teachers' lesson files and their results. The format itself: docs/teacher-lessons.md. */
import { formatCount } from '../format'

export const teacherMessages = {
  shelf: 'From your teacher',
  invitation: 'Drop a lesson file (.md) here, results of a class (.json), or a recording (.json).',
  open: 'Open a file',
  refused: (file: string, line: number, reason: string) => `${file}, line ${formatCount(line)}: ${reason}`,
  tooLarge: (file: string) => `${file} is too large for a lesson, a recording or results.`,
  notResults: (file: string) =>
    `${file} is neither results nor a recording of this Descent. They are saved with “Save my results” and “Save recording”.`,
  goThere: 'Open',
  check: 'Answer',
  yours: 'Your answer',
  right: 'Right.',
  notRight: (expected: string) => `Not right. It is ${expected}.`,
  student: 'Your name',
  save: 'Save my results',
  saveReason: 'Write your name first.',
  saved: (file: string) => `Saved in ${file}.`,
  answered: (answered: number, all: number) => `${formatCount(answered)} of ${formatCount(all)} answered`,
  results: 'Results',
  class: 'Results of a class',
  classColumns: { student: 'Student', lesson: 'Lesson', right: 'Right', measured: 'Measured lessons' },
  rightOf: (right: number, all: number) => `${formatCount(right)} of ${formatCount(all)}`,
  saveClass: 'Save as one table',
  clearClass: 'Clear',
} as const
