/** What the lessons' calls answer, as a recording holds it: every part of it checked, because a file may come from anywhere. */
import { ACTIVATIONS } from './architecture'
import { ACTIVATION_LAYERS, type ActivationReport } from './lessons/activations'
import { GROWTH_SIDE, growthSchema, type GrowthReport } from './lessons/growth'
import { START_PICTURE_SIZE, STARTS, type StartReport } from './lessons/initialization'
import {
  SURVEY,
  SURVEY_STARTS,
  TEMPLATE_MOMENTS,
  type SurveyReport,
  type TemplateReport,
} from './lessons/logistic'
import {
  PLANAR_GRID,
  PLANAR_LIMITS,
  planarAccuracySchema,
  type PlanarAccuracy,
  type PlanarFrame,
  type PlanarPoints,
} from './lessons/planar'
import { RACERS, type RaceReport } from './lessons/race'
import type { SplitReport } from './lessons/splits'
import { limits } from './limits'
import {
  MOST_PIXELS,
  bytes,
  costs,
  count,
  doubles,
  floats,
  histogram,
  number,
  score,
  share,
  source,
} from './recorded-forms'
import { z } from './schema'

/** Most points of a plane: files with more are not ours. */
const MOST_POINTS = 10_000
/** Most units of the first layer of a lesson's network on pictures. */
const MOST_UNITS = 16
const side = z.int().min(1).max(limits.size.max)

export const raceReport = z.strictObject({
  racer: z.enum(RACERS),
  source,
  available: count,
  examples: count,
  features: count,
  medianMs: z.number().positive(),
  repetitions: count,
  kernels: z.enum(['wasm', 'native', 'reference']).nullable(),
  threads: count,
  difference: z.strictObject({ dw: number, db: number }).nullable(),
}) satisfies z.ZodType<RaceReport>

export const growthReport = z.strictObject({
  ...growthSchema.shape,
  source,
  available: count,
  side: z.literal(GROWTH_SIDE),
  train: score,
  test: score,
}) satisfies z.ZodType<GrowthReport>

export const splitReport = z.strictObject({
  source,
  available: count,
  train: score,
  test: score,
}) satisfies z.ZodType<SplitReport>

export const planarPoints = z
  .strictObject({
    numbers: doubles(2 * MOST_POINTS),
    labels: bytes(MOST_POINTS),
    extent: z.number().positive(),
  })
  .refine(({ numbers, labels }) => numbers.length === 2 * labels.length) satisfies z.ZodType<PlanarPoints>

export const planarFrame = z.strictObject({
  iteration: count,
  cost: number,
  accuracy: share,
  probabilities: bytes(PLANAR_GRID ** 2).refine(({ length }) => length === PLANAR_GRID ** 2),
  lines: z
    .array(z.tuple([number, number, number]).readonly())
    .max(PLANAR_LIMITS.units.max)
    .readonly(),
}) satisfies z.ZodType<PlanarFrame>

export const planarAccuracy = z.strictObject({
  ...planarAccuracySchema.shape,
  iterations: count,
  accuracy: share,
}) satisfies z.ZodType<PlanarAccuracy>

const weightPictures = z
  .strictObject({
    iteration: count,
    units: z.int().min(1).max(MOST_UNITS),
    size: side,
    channels: z.literal([1, 3]),
    pixels: bytes(MOST_UNITS * 3 * START_PICTURE_SIZE ** 2),
  })
  .refine(({ units, size, channels, pixels }) => pixels.length === units * size ** 2 * channels)

export const startReport = z.strictObject({
  start: z.enum(STARTS),
  costs,
  accuracy: share,
  differentUnits: count.nullable(),
  meanSlope: number.nullable(),
  firstLayer: weightPictures.nullable(),
  pictures: z.strictObject({ source, count }).nullable(),
}) satisfies z.ZodType<StartReport>

const hiddenLayerLook = z.strictObject({
  Z: histogram,
  meanSlope: number,
  saturatedShare: share.nullable(),
  deadShare: share.nullable(),
})
const looks = z.array(hiddenLayerLook).length(ACTIVATION_LAYERS.length).readonly()

export const activationReport = z.strictObject({
  activation: z.enum(ACTIVATIONS),
  source,
  available: count,
  examples: count,
  features: count,
  side,
  curve: z
    .array(z.tuple([number, number, number]).readonly())
    .min(1)
    .max(1000)
    .readonly(),
  slopeAtZero: number,
  start: looks,
  end: looks,
  costs,
  accuracy: share,
  baseline: share,
  multipliedOut: z.strictObject({
    largestDifference: number,
    otherAnswers: count,
    answers: z
      .array(z.tuple([number, number]).readonly())
      .max(MOST_POINTS)
      .readonly(),
  }),
}) satisfies z.ZodType<ActivationReport>

const className = z.string().max(limits.classNameLength.max)
export const templateReport = z
  .strictObject({
    source,
    classes: z.tuple([className, className]).readonly(),
    available: count,
    examples: count,
    size: side,
    features: count,
    moments: z
      .array(
        z.strictObject({ iteration: count, cost: number, accuracy: share, weights: floats(MOST_PIXELS) }),
      )
      .length(TEMPLATE_MOMENTS.length)
      .readonly(),
  })
  .refine(({ size, moments }) =>
    moments.every(({ weights }) => weights.length === size ** 2),
  ) satisfies z.ZodType<TemplateReport>

const place = z.tuple([number, number]).readonly()
const surveyedCost = z.strictObject({
  costs: doubles(SURVEY.places ** 2).refine(({ length }) => length === SURVEY.places ** 2),
  lowest: z.strictObject({ w1: number, w2: number, cost: number }),
  bends: z.strictObject({ all: count, negative: count }),
  descents: z
    .array(
      z.strictObject({
        points: z.array(place).max(10_000).readonly(),
        cost: number,
        isThere: z.boolean(),
      }),
    )
    .length(SURVEY_STARTS.length)
    .readonly(),
})

export const surveyReport = z
  .strictObject({
    source,
    available: count,
    examples: count,
    side,
    directions: z.tuple([floats(MOST_PIXELS), floats(MOST_PIXELS)]).readonly(),
    shares: z.tuple([share, share]).readonly(),
    bias: number,
    surfaces: z.strictObject({ logistic: surveyedCost, squared: surveyedCost }),
  })
  .refine(({ side: width, directions }) =>
    directions.every(({ length }) => length === width ** 2),
  ) satisfies z.ZodType<SurveyReport>
