/** From found pictures to a data set: prepare each, leave out what cannot be used, split, order, fingerprint. */
import { createHash, randomUUID } from 'node:crypto'
import { totalmem } from 'node:os'
import type { ClassNames, Refusal } from '../../../shared/domain/dataset'
import { featureCount, type Preprocessing } from '../../../shared/domain/preprocessing'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { dataErrors } from '../../../shared/messages/data-errors'
import { formatBytes } from '../../../shared/messages/format'
import { splitStream } from '../../engine/random/streams'
import { nextTurn } from '../next-turn'
import type { PictureOutcome } from '../pictures/picture-pool'
import { arrangeRows } from './arrange-rows'
import { sharedLooks } from './copies'
import type { Dataset, Picture, PictureCandidate } from './dataset'
import type { BuildPorts, DatasetPlan } from './dataset-plan'
import { prepareCandidates } from './prepare-candidates'
import { splitPictures } from '../../engine/split'

/** Share of the computer's memory that prepared pictures may take: training needs room beside them. */
const MEMORY_SHARE = 0.5

/** Errors: too-much-memory. A cancelled build rejects with the signal's reason, and nothing is kept. */
export async function buildDataset(plan: DatasetPlan, ports: BuildPorts): Promise<Result<Dataset>> {
  ports.signal.throwIfAborted()
  const features = featureCount(plan.preprocessing)
  const needed = plan.candidates.length * features
  const available = totalmem() * MEMORY_SHARE
  if (needed > available) {
    return failure('too-much-memory', dataErrors.tooMuchMemory(formatBytes(needed), formatBytes(available)))
  }
  const pixels = new SharedArrayBuffer(needed)
  const outcomes = await prepareCandidates(plan, pixels, ports)
  await nextTurn()
  const used = plan.candidates.flatMap((candidate, slot) => {
    const outcome = outcomes[slot]
    return outcome?.ok ? [{ candidate, slot, sha256: outcome.sha256, look: outcome.look }] : []
  })
  const looks = await sharedLooks(used.map(({ look }) => look))
  const splits = splitPictures(
    used.map(({ candidate }) => candidate),
    plan.testShare,
    splitStream(plan.seed),
  )
  await nextTurn()
  const placed = used.map(({ candidate, slot, sha256 }, i) => ({
    slot,
    picture: { ...candidate, sha256, sharedLook: looks[i] ?? null, split: splits[i] ?? ('train' as const) },
  }))
  const ordered = [
    ...placed.filter(({ picture }) => picture.split === 'train'),
    ...placed.filter(({ picture }) => picture.split === 'test'),
  ]
  await arrangeRows(
    new Uint8Array(pixels),
    features,
    ordered.map(({ slot }) => slot),
  )
  ports.signal.throwIfAborted()
  const pictures = ordered.map(({ picture }): Picture => picture)
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

/** One call for each would take longer than the hashing. */
const PICTURES_HASHED_AT_ONCE = 1000

/** Equal exactly when classes, preprocessing, pictures, labels and split are equal. */
export function fingerprintOf(
  classes: ClassNames,
  preprocessing: Preprocessing,
  pictures: readonly Picture[],
): string {
  const hash = createHash('sha256').update(JSON.stringify([classes, preprocessing]))
  for (let first = 0; first < pictures.length; first += PICTURES_HASHED_AT_ONCE) {
    const some = pictures.slice(first, first + PICTURES_HASHED_AT_ONCE)
    hash.update(some.map(({ sha256, label, split }) => `${sha256} ${label} ${split}\n`).join(''))
  }
  return hash.digest('hex').slice(0, 32)
}
