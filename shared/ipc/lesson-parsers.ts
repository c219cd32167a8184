/** The parsers of the lessons' calls, part of `requestParsers`. */
import { graphRequestSchema } from '../domain/lessons/graph'
import { planarAccuracySchema, planarAdvanceSchema, planarStartSchema } from '../domain/lessons/planar'

export const lessonParsers = {
  'lesson:run-graph': graphRequestSchema,
  'lesson:start-planar': planarStartSchema,
  'lesson:advance-planar': planarAdvanceSchema,
  'lesson:measure-planar': planarAccuracySchema,
} as const
