/** The lessons of the Learn room, by the names that links and stored progress use. */
export const LESSON_IDS = [
  'vectors',
  'logistic',
  'derivatives',
  'descent',
  'graph',
  'race',
  'broadcasting',
  'activations',
  'planar',
  'backpropagation',
  'initialization',
  'growth',
  'splits',
] as const
export type LessonId = (typeof LESSON_IDS)[number]

/** Their places in the course of thirteen lessons. */
export const LESSON_NUMBERS: Readonly<Record<LessonId, number>> = {
  vectors: 1,
  logistic: 2,
  derivatives: 3,
  descent: 4,
  graph: 5,
  race: 6,
  broadcasting: 7,
  activations: 8,
  planar: 9,
  backpropagation: 10,
  initialization: 11,
  growth: 12,
  splits: 13,
}
