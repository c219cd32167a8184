/** One parser for each call's request: nothing from the page is believed before it passed here. Unknown keys are refused. */
import { z } from '../domain/schema'
import { labelSchema } from '../domain/dataset'
import { initialWeightsRequestSchema } from '../domain/initial-weights'
import { limits } from '../domain/limits'
import { preprocessingSchema } from '../domain/preprocessing'
import { saveRecordingSchema } from '../domain/recording'
import { saveResultsSchema } from '../domain/teacher/results'
import { lessonParsers } from './lesson-parsers'
import { runRequestSchema, STEP_UNITS } from '../domain/run'
import { EXPORT_FORMATS, ZONES, type CallName, type CallRequest } from './contract'

const id = z.string().min(1).max(64)
const ofRun = z.strictObject({ runId: id })
const nothing = z.undefined()
/** The edge of a view of a chart may be between two iterations. */
const iteration = z.number().min(0).max(limits.iterations.max)

const PAGE_LIMIT = 500
/** Base64 of a chart's picture; a 4K window's has about two million letters. */
const MAXIMUM_PICTURE_TEXT = 32 * 1024 * 1024

const page = z.strictObject({
  datasetId: id,
  label: labelSchema,
  offset: z.int().min(0).max(limits.pictures.max),
  limit: z.int().min(1).max(PAGE_LIMIT),
})

export const requestParsers = {
  'lab:describe': nothing,
  'dataset:current': nothing,
  'dataset:open-drop': z.strictObject({ dropId: id, zone: z.enum(ZONES) }),
  'dataset:choose-folder': z.strictObject({ zone: z.enum(ZONES) }),
  'dataset:open-sample': nothing,
  'dataset:cancel-import': nothing,
  'dataset:list-pictures': page,
  'dataset:list-copies': page,
  'dataset:rename-class': z.strictObject({
    label: labelSchema,
    name: z.string().trim().min(limits.classNameLength.min).max(limits.classNameLength.max),
  }),
  'dataset:swap-classes': nothing,
  'dataset:set-preprocessing': preprocessingSchema,
  'dataset:move-picture': z.strictObject({ pictureId: id, label: labelSchema }),
  'dataset:remove-picture': z.strictObject({ pictureId: id }),
  'dataset:remove-copies': nothing,
  'dataset:clear': nothing,
  'dataset:undo': nothing,
  'dataset:redo': nothing,
  'dataset:count-edits': nothing,
  'network:draw-initial-weights': initialWeightsRequestSchema,
  'lesson:train-planar': nothing,
  'lesson:save-results': saveResultsSchema,
  'lesson:save-recording': saveRecordingSchema,
  'run:start': runRequestSchema,
  'run:pause': ofRun,
  'run:resume': ofRun,
  'run:step': z.strictObject({ runId: id, unit: z.enum(STEP_UNITS) }),
  'run:set-learning-rate': z.strictObject({
    runId: id,
    learningRate: z.number().min(limits.learningRate.min).max(limits.learningRate.max),
  }),
  'run:stop': ofRun,
  'run:reset': ofRun,
  'run:list': nothing,
  'run:list-damaged': nothing,
  'run:choose-kept': nothing,
  'run:open-drop': z.strictObject({ dropId: id }),
  'run:show-kept': ofRun,
  'run:go-on': ofRun,
  'run:delete': ofRun,
  'run:undo-delete': nothing,
  'run:history': ofRun,
  'run:list-steps': z.strictObject({ runId: id, from: iteration, to: iteration }),
  'run:probe': ofRun,
  'run:weights-at': z.strictObject({ runId: id, iteration: z.int().min(0).max(limits.iterations.max) }),
  'run:save-metrics': ofRun,
  'run:save-chart': z.strictObject({
    runId: id,
    chart: z.enum(['cost', 'accuracy']),
    png: z.base64().min(1).max(MAXIMUM_PICTURE_TEXT),
  }),
  'answers:collect': ofRun,
  'answers:list-pictures': z.strictObject({
    runId: id,
    indices: z.array(z.int().min(0).max(limits.pictures.max)).min(1).max(PAGE_LIMIT).readonly(),
  }),
  'answers:explain-picture': z.strictObject({ runId: id, pictureId: id }),
  'answers:recall-picture': z.strictObject({ runId: id, index: z.int().min(0).max(limits.pictures.max) }),
  'answers:compare-runs': z.strictObject({ firstId: id, secondId: id }),
  'predict:open-drop': z.strictObject({ runId: id, dropId: id }),
  'predict:choose-pictures': ofRun,
  'predict:choose-folder': ofRun,
  'predict:look-at-frame': z.strictObject({ runId: id, dropId: id }),
  'predict:save-table': z.strictObject({
    runId: id,
    pictureIds: z.array(id).min(1).max(limits.pictures.max).readonly(),
  }),
  'camera:open': nothing,
  'camera:close': nothing,
  'model:export': z.strictObject({ runId: id, format: z.enum(EXPORT_FORMATS) }),
  ...lessonParsers,
} as const satisfies { readonly [Name in CallName]: z.ZodType<CallRequest<Name>> }
