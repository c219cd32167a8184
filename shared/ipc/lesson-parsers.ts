/** The parsers of the lessons' calls, part of `requestParsers`. */
import { z } from '../domain/schema'
import { activationSchema } from '../domain/lessons/activations'
import { backpropagationSchema } from '../domain/lessons/backpropagation'
import { pictureStartSchema, startSchema } from '../domain/lessons/initialization'
import { broadcastSchema } from '../domain/lessons/broadcasting'
import { nudgeSchema } from '../domain/lessons/derivatives'
import { descentSchema } from '../domain/lessons/descent'
import { graphRequestSchema } from '../domain/lessons/graph'
import { walkSchema } from '../domain/lessons/network-walk'
import { planarAccuracySchema, planarAdvanceSchema, planarStartSchema } from '../domain/lessons/planar'
import { growthSchema } from '../domain/lessons/growth'
import { raceSchema } from '../domain/lessons/race'
import { splitRequestSchema } from '../domain/lessons/splits'
import { vectorSchema } from '../domain/lessons/vectors'

const nothing = z.undefined()

export const lessonParsers = {
  'lesson:unroll': vectorSchema,
  'lesson:train-template': nothing,
  'lesson:survey-costs': nothing,
  'lesson:nudge': nudgeSchema,
  'lesson:descend': descentSchema,
  'lesson:combine-shapes': broadcastSchema,
  'lesson:train-activation': activationSchema,
  'lesson:backpropagate': backpropagationSchema,
  'lesson:train-from': startSchema,
  'lesson:train-pictures-from': pictureStartSchema,
  'lesson:run-graph': graphRequestSchema,
  'lesson:walk-network': walkSchema,
  'lesson:start-planar': planarStartSchema,
  'lesson:advance-planar': planarAdvanceSchema,
  'lesson:measure-planar': planarAccuracySchema,
  'lesson:measure-split': splitRequestSchema,
  'lesson:measure-growth': growthSchema,
  'lesson:race': raceSchema,
} as const
