/** Lessons on pictures: the person's own, or the sample where there are too few. */

/** The data set that is open, or the built-in sample. */
export type LessonSource = 'own' | 'sample'

/** With fewer pictures of a class there is nothing to learn from or to divide, and a lesson takes the built-in sample. */
export const PICTURES_OF_EACH_CLASS = 20
