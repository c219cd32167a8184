/** From found pictures to a data set: prepare each, leave out what cannot be used, split, order, fingerprint. */
import { createHash, randomUUID } from 'node:crypto'
import { totalmem } from 'node:os'
import type { ClassNames, PictureSummary, Refusal, SourceKind } from '../../../shared/domain/dataset'
import { featureCount, type Preprocessing } from '../../../shared/domain/preprocessing'
import type { ImportProgress } from '../../../shared/ipc/events'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { dataErrors } from '../../../shared/messages/data-errors'
import { formatBytes } from '../../../shared/messages/format'
import { splitStream } from '../../engine/random/streams'
import type { PictureOutcome, PicturePool } from '../pictures/picture-pool'
import { arrangeRows } from './arrange-rows'
import type { Dataset, Picture, PictureCandidate } from './dataset'
import { ProgressBatcher } from './progress-batcher'
import { splitPictures } from './split'

export interface DatasetPlan {
  readonly source: SourceKind
  readonly classes: ClassNames
  readonly candidates: readonly PictureCandidate[]
  /** Refused already while scanning. */
  readonly refused: readonly Refusal[]
  readonly preprocessing: Preprocessing
  readonly testShare: number
  readonly seed: number
}

export interface BuildPorts {
  readonly pool: PicturePool
  /** Null = neither read nor write the cache of prepared pictures. */
  readonly cacheFolder: string | null
  readonly signal: AbortSignal
  readonly onProgress: (progress: ImportProgress) => void
}

/** Share of the computer's memory that prepared pictures may take: training needs room beside them. */
const MEMORY_SHARE = 0.5

/** Errors: too-much-memory. A cancelled build rejects with the signal's reason, and nothing is kept. */
export async function buildDataset(plan: DatasetPlan, ports: BuildPorts): Promise<Result<Dataset>> {
  const features = featureCount(plan.preprocessing)
  const needed = plan.candidates.length * features
  const available = totalmem() * MEMORY_SHARE
  if (needed > available) {
    return failure('too-much-memory', dataErrors.tooMuchMemory(formatBytes(needed), formatBytes(available)))
  }
  const pixels = new SharedArrayBuffer(needed)
  const outcomes = await prepareAll(plan, pixels, ports)
  const used = plan.candidates.flatMap((candidate, slot) => {
    const outcome = outcomes[slot]
    return outcome?.ok ? [{ candidate, slot, sha256: outcome.sha256 }] : []
  })
  const splits = splitPictures(
    used.map(({ candidate }) => candidate),
    plan.testShare,
    splitStream(plan.seed),
  )
  const placed = used.map((entry, i) => ({ ...entry, split: splits[i] ?? ('train' as const) }))
  const ordered = [
    ...placed.filter((entry) => entry.split === 'train'),
    ...placed.filter((entry) => entry.split === 'test'),
  ]
  await arrangeRows(
    new Uint8Array(pixels),
    features,
    ordered.map(({ slot }) => slot),
  )
  const pictures = ordered.map(({ candidate, sha256, split }): Picture => ({ ...candidate, sha256, split }))
  return ok({
    id: randomUUID(),
    source: plan.source,
    classes: plan.classes,
    preprocessing: plan.preprocessing,
    pictures,
    pixels,
    refused: [...plan.refused, ...refusals(plan.candidates, outcomes)],
    fingerprint: fingerprintOf(plan.classes, plan.preprocessing, pictures),
  })
}

function refusals(
  candidates: readonly PictureCandidate[],
  outcomes: readonly (PictureOutcome | undefined)[],
): readonly Refusal[] {
  return candidates.flatMap(({ name }, i): Refusal[] => {
    const outcome = outcomes[i]
    if (!outcome || outcome.ok) return []
    return [
      outcome.detail === undefined
        ? { name, code: outcome.code }
        : { name, code: outcome.code, detail: outcome.detail },
    ]
  })
}

/** Prepares every candidate into its slot; files by the pool's threads themselves, pictures in memory one message each. */
async function prepareAll(
  plan: DatasetPlan,
  pixels: SharedArrayBuffer,
  ports: BuildPorts,
): Promise<readonly (PictureOutcome | undefined)[]> {
  const outcomes: (PictureOutcome | undefined)[] = plan.candidates.map(() => undefined)
  const progress = new ProgressBatcher(plan.candidates.length, ports.onProgress)
  const note = (slot: number, outcome: PictureOutcome): void => {
    outcomes[slot] = outcome
    const candidate = plan.candidates[slot]
    progress.add(outcome.ok && candidate ? thumbnailOf(candidate) : null)
  }
  const slots = plan.candidates.map((candidate, slot) => ({ candidate, slot }))
  const files = slots.flatMap(({ candidate: { origin, name }, slot }) =>
    origin.kind === 'file' ? [{ slot, file: { path: origin.path, name } }] : [],
  )
  const inMemory = slots.flatMap(({ candidate: { origin }, slot }) =>
    origin.kind === 'bytes' ? [{ slot, bytes: origin.bytes }] : [],
  )
  const prepareFiles = ports.pool.prepareMany(
    files.map(({ file, slot }) => ({ ...file, slot })),
    plan.preprocessing,
    pixels,
    {
      onOutcome: (index, outcome) => note(files[index]?.slot ?? index, outcome),
      signal: ports.signal,
      cacheFolder: ports.cacheFolder,
    },
  )
  await Promise.all([prepareFiles, prepareInMemory(inMemory, plan.preprocessing, pixels, ports, note)])
  progress.finish()
  return outcomes
}

async function prepareInMemory(
  pictures: readonly { slot: number; bytes: Uint8Array }[],
  preprocessing: Preprocessing,
  pixels: SharedArrayBuffer,
  { pool, signal }: BuildPorts,
  note: (slot: number, outcome: PictureOutcome) => void,
): Promise<void> {
  const features = featureCount(preprocessing)
  const target = new Uint8Array(pixels)
  await Promise.all(
    pictures.map(async ({ slot, bytes }) => {
      const prepared = await pool.prepareBytes(bytes, preprocessing)
      signal.throwIfAborted()
      if (!prepared.ok) return note(slot, prepared)
      target.set(prepared.vector, slot * features)
      note(slot, { ok: true, sha256: createHash('sha256').update(bytes).digest('hex') })
    }),
  )
}

function thumbnailOf({ id, name, label, fixedSplit }: PictureCandidate): PictureSummary {
  return { id, name, label, split: fixedSplit ?? 'train' }
}

/** Equal exactly when classes, preprocessing, pictures, labels and split are equal. */
export function fingerprintOf(
  classes: ClassNames,
  preprocessing: Preprocessing,
  pictures: readonly Picture[],
): string {
  const hash = createHash('sha256').update(JSON.stringify([classes, preprocessing]))
  for (const { sha256, label, split } of pictures) hash.update(`${sha256} ${label} ${split}\n`)
  return hash.digest('hex').slice(0, 32)
}
