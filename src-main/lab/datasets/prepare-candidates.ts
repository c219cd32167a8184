/** Reading the pictures of a data set: each into its slot of one shared memory, with progress as they come. */
import { createHash } from 'node:crypto'
import type { PictureSummary } from '../../../shared/domain/dataset'
import { featureCount, type Preprocessing } from '../../../shared/domain/preprocessing'
import { lookOf } from '../../workers/look'
import type { PictureOutcome } from '../pictures/picture-pool'
import type { BuildPorts, DatasetPlan } from './dataset-plan'
import type { PictureCandidate } from './dataset'
import { nextTurn } from '../next-turn'
import { ProgressBatcher } from './progress-batcher'

/**
 * Prepares every candidate into its slot of `pixels`: files by the pool's threads themselves, pictures in memory one
 * message each. One outcome for each candidate, in their order. Rejects with the signal's reason.
 */
export async function prepareCandidates(
  plan: DatasetPlan,
  pixels: SharedArrayBuffer,
  ports: BuildPorts,
): Promise<readonly (PictureOutcome | undefined)[]> {
  const outcomes: (PictureOutcome | undefined)[] = plan.candidates.map(() => undefined)
  const progress = new ProgressBatcher(plan.classes, plan.candidates.length, ports.onProgress)
  const note = (slot: number, outcome: PictureOutcome): void => {
    outcomes[slot] = outcome
    const candidate = plan.candidates[slot]
    progress.add(outcome.ok && candidate ? thumbnailOf(candidate) : null)
  }
  const slots = alternateClasses(plan.candidates.map((candidate, slot) => ({ candidate, slot })))
  const files = slots.flatMap(({ candidate: { origin, name }, slot }) =>
    origin.kind === 'file' ? [{ slot, file: { path: origin.path, name } }] : [],
  )
  const inMemory = slots.flatMap(({ candidate: { origin }, slot }) =>
    origin.kind === 'bytes' ? [{ slot, bytes: origin.bytes }] : [],
  )
  await nextTurn()
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
      if (prepared.ok) target.set(prepared.vector, slot * features)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      note(slot, prepared.ok ? { ok: true, sha256, look: lookOf(prepared.vector) } : prepared)
    }),
  )
}

function thumbnailOf({ id, name, label, fixedSplit }: PictureCandidate): PictureSummary {
  return { id, name, label, split: fixedSplit ?? 'train' }
}

interface Slot {
  readonly candidate: PictureCandidate
  readonly slot: number
}

/** One of each class in turn, so that both fill before a person's eyes. */
function alternateClasses(slots: readonly Slot[]): readonly Slot[] {
  const positives = slots.filter(({ candidate }) => candidate.label === 1)
  const negatives = slots.filter(({ candidate }) => candidate.label === 0)
  const turns = Math.max(positives.length, negatives.length)
  return Array.from({ length: turns }, (_, i) => [positives[i], negatives[i]])
    .flat()
    .filter((slot) => slot !== undefined)
}
