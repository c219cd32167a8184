/** The lessons of the Learn room, by the names that links and stored progress use. */
export const LESSON_IDS = [
  'derivatives',
  'descent',
  'graph',
  'broadcasting',
  'planar',
  'backpropagation',
  'initialization',
] as const
export type LessonId = (typeof LESSON_IDS)[number]
