/** The texts of a run folder: `run.json`, and one line of JSON for each measured point. */
import type { Architecture } from '../../../shared/domain/architecture'
import type { ClassNames } from '../../../shared/domain/dataset'
import type { Hyperparameters } from '../../../shared/domain/hyperparameters'
import type { Preprocessing } from '../../../shared/domain/preprocessing'
import { RUN_STATES, type MetricPoint, type RunProgress } from '../../../shared/domain/run'
import { z } from '../../../shared/domain/schema'
import { jsonOf } from '../../formats/unreadable'
import type { TrainingState } from '../../engine/training-state'

/** What makes two trainings the same: to the bit, with the same kernels. */
export interface RunIdentity {
  readonly dataset: { readonly classes: ClassNames; readonly fingerprint: string }
  readonly preprocessing: Preprocessing | null
  readonly architecture: Architecture
  readonly hyperparameters: Hyperparameters
}

const SCHEMA = 'descent-run/1'

/** Only what is asked of it again; the rest is compared as it stands. */
const recordSchema = z.object({
  schema: z.literal(SCHEMA),
  state: z.enum(RUN_STATES),
  iteration: z.int().min(0),
  dataset: z.record(z.string(), z.unknown()),
  preprocessing: z.unknown(),
  architecture: z.unknown(),
  hyperparameters: z.record(z.string(), z.unknown()),
})
export type RunRecord = z.infer<typeof recordSchema>

const pointSchema = z.strictObject({
  iteration: z.int().min(0),
  trainCost: z.number(),
  trainAccuracy: z.number(),
  testCost: z.number().nullable(),
  testAccuracy: z.number().nullable(),
})

export function recordText(
  identity: RunIdentity,
  { state, iteration }: Pick<RunProgress, 'state' | 'iteration'>,
): string {
  return `${JSON.stringify({ schema: SCHEMA, state, iteration, ...identity }, null, 2)}\n`
}

/** Null when it is not one. */
export function recordOf(text: string): RunRecord | null {
  const parsed = recordSchema.safeParse(jsonOf(text))
  return parsed.success ? parsed.data : null
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

/** The lines of a list of points that only grows: each point is put into words once. */
export class MetricsText {
  #text = ''
  #written = 0

  of(points: readonly MetricPoint[]): string {
    for (const point of points.slice(this.#written)) this.#text += `${JSON.stringify(point)}\n`
    this.#written = points.length
    return this.#text
  }
}

/**
 * The points that a training which goes on from a state has behind it. A point of a later iteration is measured again,
 * so is a line that is damaged.
 */
export function pointsOf(text: string | null, state: TrainingState | null): readonly MetricPoint[] {
  if (!state) return []
  const { trainer, lastMeasured } = state
  return (text ?? '')
    .split('\n')
    .map((line) => pointSchema.safeParse(jsonOf(line)))
    .flatMap(({ success, data }) => (success ? [data] : []))
    .filter(({ iteration }) => iteration < trainer.iteration || iteration === lastMeasured)
}
