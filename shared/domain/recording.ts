/** A lesson's measured results as a file: what was asked, what was answered, and how long it took. To be shown again without computing. */
import { recordedCallSchema, type RecordedCall } from './recorded-calls'
import { z } from './schema'

const RECORDING_SCHEMA = 'descent-recording/1'
/** Letters of a file: sixty frames of the planar lesson take a million and a half. */
export const RECORDING_LIMIT = 8_000_000
const MOST_CALLS = 2000

/** The lessons that train networks, and which calls hold their results. The others answer at once. */
export const recordedLessons = {
  race: ['lesson:race'],
  growth: ['lesson:measure-growth'],
  splits: ['lesson:measure-split'],
  planar: ['lesson:measure-planar', 'lesson:start-planar', 'lesson:advance-planar'],
  initialization: ['lesson:train-from', 'lesson:train-pictures-from'],
  activations: ['lesson:train-activation'],
  logistic: ['lesson:train-template', 'lesson:survey-costs'],
} as const satisfies Readonly<Record<string, readonly RecordedCall['call'][]>>
export type RecordedLesson = keyof typeof recordedLessons

const recordingSchema = z
  .strictObject({
    schema: z.literal(RECORDING_SCHEMA),
    lesson: z.custom<RecordedLesson>(isRecordedLesson),
    recordedAt: z.iso.datetime(),
    calls: z.array(recordedCallSchema).min(1).max(MOST_CALLS).readonly(),
  })
  .refine(({ lesson, calls }) => calls.every(({ call }) => isCallOf(lesson, call)))
export type Recording = Readonly<z.infer<typeof recordingSchema>>

export function isRecordedLesson(name: unknown): name is RecordedLesson {
  return typeof name === 'string' && Object.hasOwn(recordedLessons, name)
}

export function isCallOf(lesson: RecordedLesson, call: string): boolean {
  return recordedLessons[lesson].some((name) => name === call)
}

/** Null when the text is not a recording of this Descent. */
export function readRecording(content: string): Recording | null {
  if (content.length > RECORDING_LIMIT) return null
  try {
    const parsed = recordingSchema.safeParse(JSON.parse(content))
    return parsed.success ? parsed.data : null
  } catch {
    return null // not JSON
  }
}

/** Reads back number for number: what JSON has no form for is written as its name. */
export function recordingText(recording: Omit<Recording, 'schema'>): string {
  return JSON.stringify({ schema: RECORDING_SCHEMA, ...recording }, (_, value: unknown) => {
    if (value instanceof Float64Array) return { kind: 'float64', numbers: Array.from(value) }
    if (value instanceof Float32Array) return { kind: 'float32', numbers: Array.from(value) }
    if (value instanceof Uint8Array) return { kind: 'uint8', numbers: Array.from(value) }
    if (Object.is(value, -0)) return '-0'
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
  })
}

/**
 * The file's text: arrays of numbers would not survive the way to the main process as they are. Whoever opens it reads
 * all of it with care; here, on the main process's event loop, its first words are enough.
 */
export const saveRecordingSchema = z.strictObject({
  content: z.string().startsWith(`{"schema":"${RECORDING_SCHEMA}",`).max(RECORDING_LIMIT),
})
export type SaveRecordingRequest = Readonly<z.infer<typeof saveRecordingSchema>>
