/** `run.json` of a run folder: what the run is, where it is, and what there is to say of it without reading its numbers. */
import { hiddenLayersSchema, type Architecture } from '../../shared/domain/architecture'
import { SOURCE_KINDS } from '../../shared/domain/dataset'
import { hyperparametersSchema, type Hyperparameters } from '../../shared/domain/hyperparameters'
import { limits } from '../../shared/domain/limits'
import { preprocessingSchema, type Preprocessing } from '../../shared/domain/preprocessing'
import { RUN_STATES, type RunProgress, type RunSummary } from '../../shared/domain/run'
import { z } from '../../shared/domain/schema'
import { jsonOf } from './unreadable'

/** What makes two trainings the same: to the bit, with the same kernels. */
export interface RunIdentity {
  readonly dataset: Pick<RunSummary['dataset'], 'classes' | 'fingerprint' | 'source' | 'train' | 'test'>
  readonly preprocessing: Preprocessing | null
  readonly architecture: Architecture
  readonly hyperparameters: Hyperparameters
}

/** How far it has come, and what it came to. */
export type RunCourse = Pick<RunProgress, 'state' | 'iteration' | 'elapsedMs'> &
  Pick<RunSummary, 'startedAt' | 'score' | 'best' | 'reason' | 'environment'>

const SCHEMA = 'descent-run/1'

/** Only what is asked of it again when a training goes on; the rest is compared, and written again, as it stands. */
const recordSchema = z.looseObject({
  schema: z.literal(SCHEMA),
  state: z.enum(RUN_STATES),
  iteration: z.int().min(0),
  dataset: z.record(z.string(), z.unknown()),
  preprocessing: z.unknown(),
  architecture: z.unknown(),
  hyperparameters: z.record(z.string(), z.unknown()),
  startedAt: z.iso.datetime().optional(),
  elapsedMs: z.number().min(0).optional(),
})
export type RunRecord = z.infer<typeof recordSchema>

const text = z.string().max(2000)
const count = z.int().min(0)
const countsSchema = z.object({ examples: count, positives: count })
const className = z.string().min(limits.classNameLength.min).max(limits.classNameLength.max)
const scoreSchema = z.object({
  accuracy: z.number().min(0).max(1),
  confusion: z.object({ tp: count, fp: count, tn: count, fn: count }),
})

/** A run as the window lists it. */
const listedSchema = z.object({
  schema: z.literal(SCHEMA),
  state: z.enum(RUN_STATES),
  iteration: count,
  dataset: z.object({
    classes: z.tuple([className, className]),
    fingerprint: text,
    source: z.enum(SOURCE_KINDS),
    train: countsSchema,
    test: countsSchema.nullable(),
  }),
  preprocessing: preprocessingSchema.nullable(),
  architecture: z.object({ inputs: z.int().min(1), hidden: hiddenLayersSchema }),
  hyperparameters: hyperparametersSchema,
  startedAt: z.iso.datetime(),
  elapsedMs: z.number().min(0),
  score: z.object({ train: scoreSchema, test: scoreSchema.nullable() }).nullable(),
  best: z.object({ iteration: count, isEarly: z.boolean() }).nullable(),
  learningRateChanges: z.array(z.object({ iteration: count, learningRate: z.number() })),
  reason: text.nullable(),
  environment: z.object({ version: text, kernels: text, threads: z.int().min(0) }).nullable(),
})

/** @param earlier what the same run's record says besides, and goes on saying */
export function recordText(
  identity: RunIdentity,
  course: RunCourse,
  earlier: RunRecord | null = null,
): string {
  const dataset = { ...earlier?.dataset, ...identity.dataset }
  return textOf({ learningRateChanges: [], ...earlier, schema: SCHEMA, ...course, ...identity, dataset })
}

/** Everything that the list of runs shows. No picture is in it: of the data, names of classes, counts and fingerprint. */
export function summaryText(run: RunSummary): string {
  const { dataset, preprocessing, architecture, hyperparameters, progress, startedAt } = run
  const { score, best, learningRateChanges, reason, environment } = run
  const { classes, fingerprint, source, train, test } = dataset
  const { state, iteration, elapsedMs } = progress
  const data = { classes, fingerprint, source, train, test }
  const settings = { preprocessing, architecture, hyperparameters }
  const course = { startedAt, elapsedMs, score, best, learningRateChanges, reason, environment }
  return textOf({ schema: SCHEMA, state, iteration, dataset: data, ...settings, ...course })
}

const textOf = (record: object): string => `${JSON.stringify(record, null, 2)}\n`

/** Null when it is not one. */
export function recordOf(record: string): RunRecord | null {
  const parsed = recordSchema.safeParse(jsonOf(record))
  return parsed.success ? parsed.data : null
}

/** What the record says of its run, as of the last time that it was written; null when it is damaged. */
export function summaryOf(record: string, id: string): Omit<RunSummary, 'kept'> | null {
  const parsed = listedSchema.safeParse(jsonOf(record))
  if (!parsed.success) return null
  const { dataset, state, iteration, elapsedMs, ...rest } = parsed.data
  const { preprocessing, architecture, hyperparameters, startedAt, score, best } = rest
  const { learningRateChanges, reason, environment } = rest
  const { iterations } = hyperparameters
  return {
    ...{ id, dataset: { ...dataset, id: '' }, preprocessing, architecture, hyperparameters },
    progress: { state, iteration, iterations, elapsedMs, stepsPerSecond: 0 },
    ...{ startedAt, score, best, learningRateChanges, reason, environment },
  }
}

/** What is not the same, in the words of the options. The number of threads may change: it changes no bit. */
export function differencesOf(record: RunRecord, identity: RunIdentity): readonly string[] {
  const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)
  const options = Object.entries(identity.hyperparameters)
    .filter(([name, value]) => name !== 'threads' && differs(record.hyperparameters[name], value))
    .map(([name]) => name)
  return [
    ...(differs(record.dataset['fingerprint'], identity.dataset.fingerprint) ? ['pictures'] : []),
    ...(differs(record.preprocessing, identity.preprocessing) ? ['preprocessing'] : []),
    ...(differs(record.architecture, identity.architecture) ? ['layers'] : []),
    ...options,
  ]
}
