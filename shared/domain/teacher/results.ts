/** What students answered in a teacher's lessons, as it is kept, saved and read again. */
import { LESSON_IDS } from '../lesson'
import { z } from '../schema'

export const RESULTS_SCHEMA = 'descent-results/1'
/** Letters of a file: a class of hundreds fits. */
const RESULTS_FILE_LIMIT = 5_000_000
const MOST_RESULTS = 500
const MOST_ANSWERS = 200

const text = (longest: number) => z.string().max(longest)

const answerSchema = z.strictObject({
  question: text(200),
  ask: text(2000),
  answer: text(500),
  expected: text(500),
  isRight: z.boolean(),
  /** When it was given, ISO 8601. */
  at: text(40),
})
export type GivenAnswer = Readonly<z.infer<typeof answerSchema>>

/** A prediction in one of the room's own lessons, and what the engine found. */
const measuredSchema = z.strictObject({
  lesson: z.enum(LESSON_IDS),
  predicted: text(200),
  measured: text(200),
})

export const lessonResultSchema = z.strictObject({
  lesson: text(2000),
  student: text(200),
  answers: z.array(answerSchema).max(MOST_ANSWERS).readonly(),
  measured: z.array(measuredSchema).max(LESSON_IDS.length).readonly(),
})
export type LessonResult = Readonly<z.infer<typeof lessonResultSchema>>

const resultsSchema = z.array(lessonResultSchema).min(1).max(MOST_RESULTS).readonly()

const resultsFileSchema = z.strictObject({ schema: z.literal(RESULTS_SCHEMA), results: resultsSchema })

const RESULT_FORMATS = ['json', 'csv'] as const
export const saveResultsSchema = z.strictObject({ format: z.enum(RESULT_FORMATS), results: resultsSchema })
export type SaveResultsRequest = Readonly<z.infer<typeof saveResultsSchema>>

/** Null when the text is not a results file of this Descent. */
export function readResultsFile(content: string): readonly LessonResult[] | null {
  if (content.length > RESULTS_FILE_LIMIT) return null
  const parsed = resultsFileSchema.safeParse(parsedJson(content))
  return parsed.success ? parsed.data.results : null
}

/** Undefined, which no schema accepts, for what is not JSON. */
function parsedJson(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}
