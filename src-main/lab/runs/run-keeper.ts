/**
 * Keeps one run in its folder while it trains, so that closing the window, a crash or a power cut costs a few seconds of
 * it. Everything large is made ready in other threads and written by the system; the training waits for nothing of it.
 */
import type { KeptRun, MetricPoint, RunState, RunSummary } from '../../../shared/domain/run'
import { runFolderMessages } from '../../../shared/messages/run-folder'
import { summaryText } from '../../formats/run-record'
import { updateBytes } from '../../formats/run-curves'
import type { RunFiles } from '../../storage/run-files'
import { writeFailure } from '../../storage/write-error'
import type { ParametersMessage } from '../../workers/training-protocol'
import { modelOf } from '../models/model-service'
import type { TaskThread } from '../tasks/task-thread'
import { inTurns, pointLines } from './point-lines'
import { PastKeeper } from './past-keeper'
import type { Run } from './run'

export interface KeeperPorts {
  readonly tasks: Pick<TaskThread, 'run'>
  /** Of Descent. */
  readonly version: string
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
}

/** Curves are kept so often. */
const BEAT_MS = 2_000
/** Checkpoints come no less often than this while there is something new; in a short run as often as it is old. */
const CHECKPOINT_MS = 10_000
/** Making them may take so much of the training's time. */
const CHECKPOINT_SHARE = 0.05
/** Updates that are put into bytes in one turn of the event loop. */
const UPDATES_PER_TURN = 20_000

const ENDED: ReadonlySet<RunState> = new Set(['finished', 'stopped', 'diverged'])
const CANNOT_GO_ON: ReadonlySet<RunState> = new Set(['finished', 'diverged'])

interface Checkpointed {
  readonly iteration: number
  /** Training time until then. */
  readonly elapsedMs: number
}

export class RunKeeper {
  readonly #run: Run
  readonly #openFiles: () => Promise<RunFiles>
  readonly #ports: KeeperPorts
  readonly #beat: NodeJS.Timeout
  readonly #past: PastKeeper
  #files: RunFiles | null = null
  #last: Promise<void> = Promise.resolve()
  #isTelling = false
  #isClosing = false
  #isClosed = false
  /** What of the run is on disk. */
  #points: readonly MetricPoint[] | null = null
  #pointsKept = 0
  #stepsKept = 0
  #record = ''
  #checkpoint: Checkpointed | null
  #model: ParametersMessage | null = null
  #lookedInto: ParametersMessage | null = null
  #checkpointDueMs: number

  /**
   * @param openFiles makes and locks the folder; asked again after a failure
   * @param checkpoint that the run goes on from; null for one that starts
   */
  constructor(
    run: Run,
    openFiles: () => Promise<RunFiles>,
    ports: KeeperPorts,
    checkpoint: Checkpointed | null = null,
  ) {
    this.#run = run
    this.#past = new PastKeeper(run.past)
    this.#openFiles = openFiles
    this.#ports = ports
    this.#checkpoint = checkpoint
    this.#checkpointDueMs = ports.now() + BEAT_MS
    const isNeeded = (): boolean => run.state === 'training' || (run.summary.kept?.problem ?? null) !== null
    this.#beat = setInterval(() => isNeeded() && this.touch(), BEAT_MS)
    this.#beat.unref()
  }

  /** The run has changed: what is new is written, after what is being written now. */
  touch(): void {
    if (!this.#isTelling) this.#last = this.#last.then(() => this.#keep())
  }

  /** Writes what is new, and no more after that; the run's thread is asked for the last time. */
  async close(): Promise<void> {
    clearInterval(this.#beat)
    this.#isClosing = true
    this.touch()
    await this.#last
    this.#isClosed = true
    await this.#files?.close()
  }

  /** Never rejects: a training that cannot be kept goes on, and says so. */
  async #keep(): Promise<void> {
    if (this.#isClosed) return
    try {
      this.#files ??= await this.#openFiles()
      const isChanged = await this.#write(this.#files)
      if (isChanged) this.#tell({ ...this.#kept(), sizeBytes: await this.#files.sizeBytes() })
      else this.#tell(this.#kept())
    } catch (error) {
      this.#tell({ ...this.#kept(), problem: problemOf(error) })
    }
  }

  /** @returns whether anything but the curves was written. Throws what the disk says. */
  async #write(files: RunFiles): Promise<boolean> {
    await this.#writeCurves(files)
    const { summary, endedWith } = this.#run
    const { state } = summary.progress
    if (!ENDED.has(state)) {
      if (state === 'paused' || this.#ports.now() >= this.#checkpointDueMs) await this.#writeCheckpoint(files)
      return this.#writeRecord(files, this.#asOfCheckpoint(this.#run.summary))
    }
    return endedWith ? this.#writeEnd(files, summary, endedWith) : false // its last word is on its way
  }

  async #writeEnd(files: RunFiles, summary: RunSummary, endedWith: ParametersMessage): Promise<boolean> {
    const { state, iteration } = summary.progress
    if (state === 'stopped' && this.#checkpoint?.iteration !== iteration) await this.#writeCheckpoint(files)
    if (this.#model !== endedWith) await this.#writeModel(files, summary, endedWith)
    const isChanged = await this.#writeRecord(files, summary)
    if (CANNOT_GO_ON.has(state)) await this.#removeCheckpoints(files)
    return (await this.#lookInside(files, endedWith)) || isChanged
  }

  /** Once, of a network that stands still: no training is held up by it, nor is quitting. @returns whether it did */
  async #lookInside(files: RunFiles, network: ParametersMessage): Promise<boolean> {
    const run = this.#run
    if (this.#lookedInto === network || this.#isClosing || !run.isAlive) return false
    this.#lookedInto = network
    await this.#look()
    await this.#past.write(files)
    return true
  }

  /** With each checkpoint, so that a run that is killed has a health though nobody looked. */
  async #lookOnTheWay(): Promise<void> {
    if (!this.#isClosing && !ENDED.has(this.#run.state)) await this.#look()
  }

  async #look(): Promise<void> {
    await this.#run.probe().catch((error: unknown) => {
      if (this.#run.isAlive) throw error // else it was closed meanwhile
    })
  }

  async #writeCurves(files: RunFiles): Promise<void> {
    const { summary, points } = this.#run.record()
    if (points !== this.#points) await this.#startOver(files, summary, points)
    await this.#addCurves(files)
  }

  /** What has come since the last time. */
  async #addCurves(files: RunFiles): Promise<void> {
    const { points, steps } = this.#run.record()
    // Those of now: in the time that writing takes, more of them come.
    const [pointCount, stepCount] = [points.length, steps.count]
    await files.addMetrics(await pointLines(points.slice(this.#pointsKept)))
    this.#pointsKept = pointCount
    while (this.#stepsKept < stepCount) {
      const end = Math.min(stepCount, this.#stepsKept + UPDATES_PER_TURN)
      await files.addUpdates(updateBytes(steps.numbers(this.#stepsKept, end)))
      this.#stepsKept = end
    }
    await this.#past.write(files)
  }

  /** Of a run that begins, goes on from a checkpoint, or was reset: the curves that it has now are all there are. */
  async #startOver(files: RunFiles, summary: RunSummary, points: readonly MetricPoint[]): Promise<void> {
    const { steps } = this.#run.record()
    const isReset = this.#points !== null
    if (isReset) this.#checkpoint = null
    await this.#writeRecord(files, this.#asOfCheckpoint(summary))
    await files.removeModel()
    if (isReset) await files.removeCheckpoints()
    const [pointCount, stepCount] = [points.length, steps.count]
    const pieces = await inTurns(stepCount, UPDATES_PER_TURN, (first, end) =>
      updateBytes(steps.numbers(first, end)),
    )
    await files.startCurves(await pointLines(points.slice(0, pointCount)), Buffer.concat(pieces))
    await this.#past.startOver(files)
    this.#points = points
    this.#pointsKept = pointCount
    this.#stepsKept = stepCount
  }

  async #writeCheckpoint(files: RunFiles): Promise<void> {
    const { state, iteration } = this.#run.summary.progress
    const isMade = state === 'training' || state === 'paused' || state === 'stopped'
    if (!isMade || !this.#run.isAlive || iteration === (this.#checkpoint?.iteration ?? 0)) return
    const startedMs = this.#ports.now()
    const made = await this.#run.checkpoint().catch((error: unknown) => {
      if (this.#run.state === state && this.#run.isAlive) throw error
      return null // it ended meanwhile
    })
    if (!made) return
    await this.#lookOnTheWay()
    const tookMs = this.#ports.now() - startedMs
    const { elapsedMs } = this.#run.summary.progress
    if (this.#run.record().points !== this.#points) return // it was reset meanwhile
    await this.#addCurves(files) // first: no checkpoint is ahead of its points
    await files.writeCheckpoint(made.iteration, made.file)
    this.#checkpoint = { iteration: made.iteration, elapsedMs }
    const pauseMs = Math.max(Math.min(CHECKPOINT_MS, elapsedMs), tookMs / CHECKPOINT_SHARE)
    this.#checkpointDueMs = startedMs + pauseMs
  }

  async #removeCheckpoints(files: RunFiles): Promise<void> {
    if (!this.#checkpoint) return
    await files.removeCheckpoints()
    this.#checkpoint = null
  }

  async #writeModel(files: RunFiles, summary: RunSummary, parameters: ParametersMessage): Promise<void> {
    const { architecture, preprocessing, hyperparameters, dataset } = summary
    const network = { architecture, preprocessing, hyperparameters, classes: dataset.classes, parameters }
    const model = modelOf(network, this.#ports.version)
    await files.writeModel(await this.#ports.tasks.run('encode-model', { model, format: 'npz' }))
    this.#model = parameters
  }

  /** A run that is under way has ended with no network. @returns whether there was anything new to write */
  async #writeRecord(files: RunFiles, summary: RunSummary): Promise<boolean> {
    const text = summaryText(summary)
    if (text === this.#record) return false
    await files.writeRecord(text)
    this.#record = text
    if (this.#model && !ENDED.has(summary.progress.state)) {
      await files.removeModel()
      this.#model = null
    }
    return true
  }

  /** What a crash would leave of it: a run that was under way at its checkpoint. */
  #asOfCheckpoint(summary: RunSummary): RunSummary {
    const { iteration, elapsedMs } = this.#checkpoint ?? { iteration: 0, elapsedMs: 0 }
    const state = ENDED.has(summary.progress.state) ? 'training' : summary.progress.state
    return { ...summary, progress: { ...summary.progress, state, iteration, elapsedMs } }
  }

  #kept(): KeptRun {
    const canGoOn = !CANNOT_GO_ON.has(this.#run.state)
    const resumableAt = canGoOn ? (this.#checkpoint?.iteration ?? null) : null
    return {
      sizeBytes: this.#run.summary.kept?.sizeBytes ?? 0,
      resumableAt,
      problem: null,
      isElsewhere: false,
    }
  }

  #tell(kept: KeptRun): void {
    const before = this.#run.summary.kept
    const isSame =
      before?.sizeBytes === kept.sizeBytes &&
      before.resumableAt === kept.resumableAt &&
      before.problem === kept.problem
    if (isSame) return
    this.#isTelling = true // what is told now is no change of the run
    this.#run.setKept(kept)
    this.#isTelling = false
  }
}

function problemOf(error: unknown): string {
  const { code, details } = writeFailure(error, '').error
  if (code === 'disk-full') return runFolderMessages.windowDiskFull
  const reason = details?.['code'] ?? 'unknown'
  const said = reason === 'unknown' && error instanceof Error ? error.message : String(reason)
  return runFolderMessages.windowNotKept(said)
}
