/** The calls of lessons whose answers can be recorded, each with the form of its answer in a file. */
import { GROWTH_SIDE, growthSchema } from './lessons/growth'
import {
  PLANAR_DATA,
  PLANAR_GRID,
  PLANAR_LIMITS,
  planarAccuracySchema,
  planarAdvanceSchema,
  planarStartSchema,
} from './lessons/planar'
import { RACERS, raceSchema } from './lessons/race'
import { splitRequestSchema } from './lessons/splits'
import { z } from './schema'

/** Most points of a plane and of one side of X: files with more are not ours. */
const MOST_POINTS = 10_000

/** Numbers that JSON has no form for, by their names. */
const unusual = new Map<unknown, number>([
  ['-0', -0],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])
const number = z.union([
  z.number(),
  z.enum(['-0', 'NaN', 'Infinity', '-Infinity']).transform((name) => Number(name)),
])
const count = z.int().min(0)
const share = z.number().min(0).max(1)
const score = z.strictObject({ right: count, examples: z.int().min(1) })
const source = z.enum(['own', 'sample'])

/** On a ready set: own points are not recorded. */
export const recordedStartSchema = planarStartSchema.extend({ data: z.enum(PLANAR_DATA) })

/** An array in a file: what its numbers are, and they. Checked as a whole, because a recording has half a million. */
function numbersSchema<Kind extends string>(kind: Kind, isRight: (value: number) => boolean, length: number) {
  const numbers = z.custom<readonly unknown[]>((value) => Array.isArray(value) && value.length <= length)
  return z
    .strictObject({ kind: z.literal(kind), numbers })
    .transform((array) => array.numbers.map((value) => unusual.get(value) ?? value))
    .refine((values): values is number[] =>
      values.every((value) => typeof value === 'number' && isRight(value)),
    )
}
const isByte = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 255
const bytes = (length: number) =>
  numbersSchema('uint8', isByte, length).transform((values) => Uint8Array.from(values))
const doubles = numbersSchema('float64', () => true, 2 * MOST_POINTS).transform((values) =>
  Float64Array.from(values),
)

const raceReport = z.strictObject({
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
})
const growthReport = z.strictObject({
  ...growthSchema.shape,
  source,
  available: count,
  side: z.literal(GROWTH_SIDE),
  train: score,
  test: score,
})
const points = z
  .strictObject({ numbers: doubles, labels: bytes(MOST_POINTS), extent: z.number().positive() })
  .refine(({ numbers, labels }) => numbers.length === 2 * labels.length)
const frame = z.strictObject({
  iteration: count,
  cost: number,
  accuracy: share,
  probabilities: bytes(PLANAR_GRID ** 2).refine(({ length }) => length === PLANAR_GRID ** 2),
  lines: z
    .array(z.tuple([number, number, number]).readonly())
    .max(PLANAR_LIMITS.units.max)
    .readonly(),
})

function recorded<Name extends string, Request extends z.ZodType, Answer extends z.ZodType>(
  call: Name,
  request: Request,
  answer: Answer,
) {
  return z.strictObject({
    call: z.literal(call),
    request,
    answer,
    /** How long it took to come, to play it as it came. */
    tookMs: z.number().min(0),
  })
}

export const recordedCallSchema = z.discriminatedUnion('call', [
  recorded('lesson:race', raceSchema, raceReport),
  recorded('lesson:measure-growth', growthSchema, growthReport),
  recorded(
    'lesson:measure-split',
    splitRequestSchema,
    z.strictObject({ source, available: count, train: score, test: score }),
  ),
  recorded(
    'lesson:measure-planar',
    planarAccuracySchema,
    z.strictObject({ ...planarAccuracySchema.shape, iterations: count, accuracy: share }),
  ),
  recorded('lesson:start-planar', recordedStartSchema, points),
  recorded('lesson:advance-planar', planarAdvanceSchema, frame),
])
export type RecordedCall = Readonly<z.infer<typeof recordedCallSchema>>
