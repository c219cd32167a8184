/** Lessons on pictures: the person's own, or the sample where there are too few. */

/** The data set that is open, or the built-in sample. */
export type LessonSource = 'own' | 'sample'

/** With fewer pictures of a class there is nothing to learn from or to divide, and a lesson takes the built-in sample. */
export const PICTURES_OF_EACH_CLASS = 20

/** Lessons that train many times do so on at most so many pictures, drawn by lot, the same ones each time … */
export const MOST_PICTURES = 400
/** … made so many pixels wide and high. */
export const SMALL_SIDE = 16
