/** The calls of the Learn room, part of the contract: each computes something for one lesson, in the lesson thread. */
import type { GraphReport, GraphRequest } from '../domain/lessons/graph'

export interface LessonCalls {
  'lesson:run-graph': (request: GraphRequest) => GraphReport
}

export type LessonCallName = keyof LessonCalls

export const LESSON_CALL_NAMES = ['lesson:run-graph'] as const satisfies readonly LessonCallName[]
