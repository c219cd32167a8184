/** What is wrong in a teacher's lesson file: one sentence each; the line number is said beside it. */
export const teacherErrors = {
  tooLong: (letters: number) => `The file has more than ${letters} letters. Divide it into two lessons.`,
  noFront: () => 'A lesson file begins with a line "---", its settings, and another line "---".',
  version: (version: number) => `This Descent reads lesson files with "descent-lesson: ${version}".`,
  noColon: (text: string) => `"${text}" is not "key: value".`,
  unknownKey: (key: string, known: readonly string[]) =>
    `"${key}" is not known here. Known are ${known.join(', ')}.`,
  empty: (key: string) => `"${key}" has no value.`,
  missing: (key: string) => `"${key}" is missing in this block.`,
  twice: (key: string) => `"${key}" is there twice.`,
  number: (key: string, text: string, { min, max }: { readonly min: number; readonly max: number }) =>
    `"${key}" is "${text}"; it takes a number from ${min} to ${max}.`,
  integer: (key: string, value: number) => `"${key}" is ${value}; it takes a whole number.`,
  word: (key: string, text: string, words: readonly string[]) =>
    `"${key}" is "${text}"; it takes one of: ${words.join(', ')}.`,
  notThere: (key: string, open: string) => `"${key}" does nothing with "open: ${open}".`,
  choices: () => 'A question with choices has at least two, each different.',
  withinChoices: () => '"within" belongs to a question whose answer is a number, without "choice".',
  hidden: (text: string, most: number) =>
    `"hidden" is "${text}"; it takes "none", or at most ${most} layers such as "20 relu, 7 relu".`,
  openFence: () => 'This block has no closing line "```".',
  unknownFence: (kind: string) => `"${kind}" is no kind of block. There are "question" and "step".`,
  repeatedId: (id: string) => `A second question has the id "${id}".`,
} as const
