/** Reading kept runs, in the task thread: the list without any numbers, and one of them whole. */
import { join } from 'node:path'
import { answeringIteration } from '../../shared/domain/evaluation/run-answers'
import { channelCount } from '../../shared/domain/preprocessing'
import type { RunState, RunSummary, WeightPictures } from '../../shared/domain/run'
import { failure, ok, type Result } from '../../shared/ipc/result'
import { runFolderMessages } from '../../shared/messages/run-folder'
import { decodeCheckpoint } from '../formats/checkpoint'
import { decodeModel } from '../formats/model-file'
import { pointsOf, updatesOf } from '../formats/run-curves'
import { recordOf, summaryOf } from '../formats/run-record'
import { unreadable } from '../formats/unreadable'
import { namesIn, RunReader } from '../storage/run-reader'
import { isRunName } from '../storage/run-shelf'
import { lastFirstLayer, readPast } from './kept-past'
import type { ParametersMessage, RunContents } from './training-protocol'
import { weightPictures } from './weight-pictures'

/** A kept run, or the name of a folder that should be one and cannot be read. */
export type ListedRun = { readonly summary: RunSummary } | { readonly damaged: string }

/** What is not so called is not looked at. @param shelf the folder that the run folders are in */
export async function listRuns(shelf: string): Promise<readonly ListedRun[]> {
  const listed: ListedRun[] = []
  for (const name of (await namesIn(shelf)).filter(isRunName)) {
    const reader = new RunReader(join(shelf, name))
    const summary = summaryOf((await reader.readRecord()) ?? '', name)
    listed.push(summary ? { summary: await asKept(summary, reader) } : { damaged: name })
  }
  return listed
}

/**
 * A run in a folder of any name, which stays as it is.
 *
 * Errors: model-unreadable, with one sentence; model-not-for-pictures.
 */
export async function lookAtRun(place: string, id: string): Promise<Result<RunSummary>> {
  const reader = new RunReader(place)
  const text = await reader.readRecord()
  if (text === null) return failure('model-unreadable', runFolderMessages.noRunThere)
  const run = summaryOf(text, id)
  if (!run) {
    const isOlder = recordOf(text) !== null
    return failure(
      'model-unreadable',
      isOlder ? runFolderMessages.saysTooLittle : runFolderMessages.openedDamaged,
    )
  }
  if (!run.preprocessing) return failure('model-not-for-pictures', runFolderMessages.ofThePlane)
  const { kept, ...summary } = await asKept(run, reader)
  const sizeBytes = kept?.sizeBytes ?? 0
  return ok({ ...summary, kept: { sizeBytes, resumableAt: null, problem: null, isElsewhere: true } })
}

const NO_PAST = { firstLayers: [], probe: null, problem: null } as const
const ENDED: ReadonlySet<RunState> = new Set(['finished', 'stopped', 'diverged'])

/** A run that was under way when the program ended has stopped, and where its newest checkpoint is. */
async function asKept(run: Omit<RunSummary, 'kept'>, reader: RunReader): Promise<RunSummary> {
  const { state, iteration } = run.progress
  const [newest] = await reader.checkpoints()
  const checkpoint = newest === undefined ? null : Number.parseInt(newest, 10)
  const isUnderWay = !ENDED.has(state) && state !== 'failed'
  const canGoOn = state !== 'finished' && state !== 'diverged'
  const resumableAt = canGoOn ? (checkpoint ?? (isUnderWay ? 0 : null)) : null
  const kept = { sizeBytes: await reader.sizeBytes(), resumableAt, problem: null, isElsewhere: false }
  if (!isUnderWay) return { ...run, kept }
  const progress = { ...run.progress, state: 'stopped', iteration: checkpoint ?? iteration } as const
  return { ...run, progress, kept }
}

/** @param folder of a run whose record can be read */
export async function readRun(folder: string): Promise<RunContents> {
  const reader = new RunReader(folder)
  const run = summaryOf((await reader.readRecord()) ?? '', '')
  const curves = {
    points: pointsOf(await reader.readMetrics()),
    updates: updatesOf(await reader.readUpdates()),
  }
  if (!run) {
    const nothing = { parameters: null, weights: null, past: NO_PAST }
    return { ...curves, ...nothing, problem: runFolderMessages.recordDamaged }
  }
  const found = ENDED.has(run.progress.state) ? await modelOf(run, reader) : await newestOf(reader)
  const past = await readPast(run, reader)
  const problems = [found.ok ? null : found.error.message, past.problem].filter((one) => one !== null)
  const problem = problems.length > 0 ? problems.join(' ') : null
  if (found.ok) {
    return { ...curves, parameters: found.value, weights: picturesOf(found.value, run), past, problem }
  }
  const weights = await lastFirstLayer(run, past.firstLayers, reader)
  return { ...curves, parameters: null, weights, past, problem }
}

/** The network that the run ended with. */
async function modelOf(
  run: Omit<RunSummary, 'kept'>,
  reader: RunReader,
): Promise<Result<ParametersMessage | null>> {
  const bytes = await reader.readModel()
  const model = bytes ? decodeModel(bytes) : unreadable('it is not there')
  if (!model.ok) return { ok: false, error: { ...model.error, message: runFolderMessages.modelDamaged } }
  const { scaling, W, b } = model.value
  return ok({ iteration: answeringIteration(run), scaling, W, b })
}

/** The newest checkpoint that is whole; null when there is none at all. */
async function newestOf(reader: RunReader): Promise<Result<ParametersMessage | null>> {
  const { state, damaged } = await reader.newestCheckpoint(decodeCheckpoint)
  if (!state)
    return damaged.length === 0 ? ok(null) : failure('model-unreadable', runFolderMessages.checkpointsDamaged)
  const { scaling, trainer } = state
  const { W, b } = trainer.parameters
  return ok({ iteration: trainer.iteration, scaling, W, b })
}

function picturesOf(
  parameters: ParametersMessage | null,
  { preprocessing }: Pick<RunSummary, 'preprocessing'>,
): WeightPictures | null {
  const W = parameters?.W[1]
  if (!W || !preprocessing) return null
  const picture = { size: preprocessing.size, channels: channelCount(preprocessing.colour) }
  return weightPictures(W, picture, parameters.iteration)
}
