/**
 * A run that is kept on disk while it trains: what it is, what was measured, and where it can go on. Anyone can read it
 * with ordinary tools; only this program writes it.
 */
import type { MetricPoint } from '../../../shared/domain/run'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { runErrors } from '../../../shared/messages/run-errors'
import { runFolderMessages } from '../../../shared/messages/run-folder'
import type { TrainingState } from '../../engine/training-state'
import { metricLines, pointsBefore, pointsOf } from '../../formats/run-curves'
import {
  differencesOf,
  recordOf,
  recordText,
  type RunCourse,
  type RunIdentity,
  type RunRecord,
} from '../../formats/run-record'
import { RunFiles } from '../../storage/run-files'
import { writeFailure } from '../../storage/write-error'
import { modelOf } from '../models/model-service'
import type { TaskThread } from '../tasks/task-thread'
import { openPast } from './folder-past'
import type { CompletedTraining, Keeper } from './train-to-end'

export interface RunFolderPorts {
  readonly tasks: TaskThread
  /** One sentence for the person: something was left out, or could not be written. */
  readonly tell: (sentence: string) => void
  readonly everyMs: number
  /** Of Descent. */
  readonly version: string
  readonly now: () => Date
}

export interface OpenRun {
  /** Null for a run that starts. */
  readonly resumeFrom: TrainingState | null
  readonly keeper: Keeper
  /** The last word, and the folder is free again. @param completed null when the training failed */
  readonly close: (completed: CompletedTraining | null) => Promise<void>
}

/** Errors: invalid-request when the folder is not for this run; could-not-write, disk-full. */
export async function openRunFolder(
  folder: string,
  identity: RunIdentity,
  ports: RunFolderPorts,
): Promise<Result<OpenRun>> {
  try {
    const files = await RunFiles.open(folder)
    if ('inUseBy' in files) return refused(runFolderMessages.inUse(folder, files.inUseBy))
    const earlier = await earlierRun(files, folder, identity, ports)
    if (earlier.ok) return ok(await opened(files, identity, earlier.value, ports))
    await files.close()
    return earlier
  } catch (error) {
    return writeFailure(error, folder)
  }
}

interface EarlierRun {
  readonly resumeFrom: TrainingState | null
  readonly points: readonly MetricPoint[]
  /** Null for a run that starts. */
  readonly record: RunRecord | null
}

async function earlierRun(
  files: RunFiles,
  folder: string,
  identity: RunIdentity,
  ports: RunFolderPorts,
): Promise<Result<EarlierRun>> {
  const text = await files.readRecord()
  if (text === null) {
    if (await files.hasOtherFiles()) return refused(runFolderMessages.notARun(folder))
    return ok({ resumeFrom: null, points: [], record: null })
  }
  const record = recordOf(text)
  if (!record) return refused(runFolderMessages.unreadable(folder))
  const differences = differencesOf(record, identity)
  if (differences.length > 0) return refused(runFolderMessages.otherRun(folder, differences))
  if (record.state === 'finished' || record.state === 'diverged') {
    return refused(runFolderMessages.ended(folder, record.state, record.iteration))
  }
  const newest = await newestState(files, folder, ports)
  if (!newest.ok) return newest
  const resumeFrom = newest.value
  const points = resumeFrom ? pointsBefore(pointsOf(await files.readMetrics()), resumeFrom) : []
  return ok({ resumeFrom, points, record })
}

/** Of the newest checkpoint that is whole; null for a run that was ended before its first. */
async function newestState(
  files: RunFiles,
  folder: string,
  { tasks, tell }: Pick<RunFolderPorts, 'tasks' | 'tell'>,
): Promise<Result<TrainingState | null>> {
  const { state, damaged } = await files.newestCheckpoint((bytes) =>
    tasks.run('decode-checkpoint', { bytes }),
  )
  for (const name of damaged) tell(runFolderMessages.damaged(name))
  const isLost = state === null && damaged.length > 0
  return isLost ? refused(runFolderMessages.nothingWhole(folder)) : ok(state)
}

async function opened(
  files: RunFiles,
  identity: RunIdentity,
  { resumeFrom, points: earlierPoints, record }: EarlierRun,
  ports: RunFolderPorts,
): Promise<OpenRun> {
  const { tell, everyMs, now } = ports
  const start = startOf(resumeFrom, record, now())
  const past = await openPast(files, identity, resumeFrom && start.iteration)
  let written = earlierPoints.length
  const addPoints = async (points: readonly MetricPoint[]): Promise<void> => {
    const count = points.length
    await files.addMetrics(metricLines(points.slice(written)))
    written = count
    await past.writer.write(files)
  }
  await files.sweep()
  await files.writeRecord(recordText(identity, { ...UNDER_WAY, ...start }, record))
  await files.removeModel()
  await files.startCurves(metricLines(earlierPoints), null)
  await past.writer.startOver(files)
  return {
    resumeFrom,
    keeper: {
      ...{ everyMs, earlierPoints, ...past.taken },
      async keep(checkpoint, points) {
        try {
          await addPoints(points) // first, so that no checkpoint is ahead of its points
          await files.writeCheckpoint(checkpoint.iteration, checkpoint.file)
        } catch (error) {
          tell(runFolderMessages.notKept(writeFailure(error, 'a checkpoint').error.message))
        }
      },
    },
    close: async (completed) => {
      try {
        if (completed) {
          await addPoints(completed.points)
          // first: a record that says it has ended has a network
          await files.writeModel(await modelBytes(identity, completed, ports))
          const { elapsedMs, ...ended } = courseOf(completed, identity, ports)
          const course = { ...start, ...ended, elapsedMs: start.elapsedMs + elapsedMs }
          await files.writeRecord(recordText(identity, course, record))
        }
        await files.close()
      } catch (error) {
        tell(runFolderMessages.notKept(writeFailure(error, 'run.json').error.message))
      }
    },
  }
}

function startOf(resumeFrom: TrainingState | null, record: RunRecord | null, now: Date) {
  return {
    iteration: resumeFrom?.trainer.iteration ?? 0,
    elapsedMs: (resumeFrom && record?.elapsedMs) ?? 0,
    startedAt: record?.startedAt ?? now.toISOString(),
  }
}

const UNDER_WAY = { state: 'training', score: null, best: null, reason: null, environment: null } as const

function courseOf(
  { ended, environment: { kernels, threads } }: CompletedTraining,
  { hyperparameters }: RunIdentity,
  { version }: RunFolderPorts,
): Omit<RunCourse, 'startedAt'> {
  const { progress, score, best, divergedAt } = ended
  const { state, iteration, elapsedMs } = progress
  const reason = divergedAt === null ? null : runErrors.diverged(divergedAt, hyperparameters.learningRate)
  return { state, iteration, elapsedMs, score, best, reason, environment: { version, kernels, threads } }
}

function modelBytes(
  { dataset, preprocessing, architecture, hyperparameters }: RunIdentity,
  { ended: { parameters } }: CompletedTraining,
  { tasks, version }: RunFolderPorts,
): Promise<Uint8Array> {
  const network = { architecture, preprocessing, hyperparameters, classes: dataset.classes, parameters }
  return tasks.run('encode-model', { model: modelOf(network, version), format: 'npz' })
}

function refused(sentence: string): Result<never> {
  return failure('invalid-request', sentence)
}
