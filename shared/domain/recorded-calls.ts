/** The calls of lessons whose answers can be recorded, each with the form of its question and of its answer in a file. */
import { activationSchema } from './lessons/activations'
import { growthSchema } from './lessons/growth'
import { pictureStartSchema, startSchema } from './lessons/initialization'
import { PLANAR_DATA, planarAccuracySchema, planarAdvanceSchema, planarStartSchema } from './lessons/planar'
import { raceSchema } from './lessons/race'
import { splitRequestSchema } from './lessons/splits'
import {
  activationReport,
  growthReport,
  planarAccuracy,
  planarFrame,
  planarPoints,
  raceReport,
  splitReport,
  startReport,
  surveyReport,
  templateReport,
} from './recorded-answers'
import { z } from './schema'

/** On a ready set: own points are not recorded. */
export const recordedStartSchema = planarStartSchema.extend({ data: z.enum(PLANAR_DATA) })
/** Of a call that asks nothing in particular. */
const noRequest = z.strictObject({})

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
  recorded('lesson:measure-split', splitRequestSchema, splitReport),
  recorded('lesson:measure-planar', planarAccuracySchema, planarAccuracy),
  recorded('lesson:start-planar', recordedStartSchema, planarPoints),
  recorded('lesson:advance-planar', planarAdvanceSchema, planarFrame),
  recorded('lesson:train-from', startSchema, startReport),
  recorded('lesson:train-pictures-from', pictureStartSchema, startReport),
  recorded('lesson:train-activation', activationSchema, activationReport),
  recorded('lesson:train-template', noRequest, templateReport),
  recorded('lesson:survey-costs', noRequest, surveyReport),
])
export type RecordedCall = Readonly<z.infer<typeof recordedCallSchema>>
