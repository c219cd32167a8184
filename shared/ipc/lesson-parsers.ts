/** The parsers of the lessons' calls, part of `requestParsers`. */
import { graphRequestSchema } from '../domain/lessons/graph'

export const lessonParsers = {
  'lesson:run-graph': graphRequestSchema,
} as const
