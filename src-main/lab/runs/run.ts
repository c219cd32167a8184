/**
 * One run as the main process knows it: its thread while there is one, and what there is to tell of it. One that was kept
 * by an earlier Descent has no thread, and is read when it is opened.
 */
import { assertNever } from '../../../shared/assert'
import type { Probe } from '../../../shared/domain/probe'
import type { KeptRun, RunState, RunSummary, StepColumns } from '../../../shared/domain/run'
import type { RunHistory } from '../../../shared/ipc/contract'
import { runErrors } from '../../../shared/messages/run-errors'
import type { TrainingState } from '../../engine/training-state'
import type { Checkpoint, ParametersMessage } from '../../workers/training-protocol'
import type { LabEventSink } from '../event-sink'
import type { LookBack } from './look-back'
import { RunReport, type OpenedRun, type RunRecord } from './run-report'
import { TrainingThread, type ThreadLike, type UnaskedEvent } from './training-thread'

export interface RunPorts {
  readonly emit: LabEventSink
  /** Of Descent. */
  readonly version: string
}

export class Run {
  readonly #report: RunReport
  readonly #version: string
  #onEnded: () => void = () => undefined
  #released: Promise<void> | null = null
  /** Null before it has one, and once it has ended. */
  #thread: TrainingThread | null = null
  /** Null when there is nothing to read. */
  #contents: (() => Promise<OpenedRun>) | null
  #opening: Promise<void> | null = null
  /** A look that is being taken: whoever asks meanwhile is given the same. */
  #probing: Promise<Probe> | null = null

  /** @param contents of a run that was kept */
  constructor(summary: RunSummary, ports: RunPorts, contents: (() => Promise<OpenedRun>) | null = null) {
    this.#report = new RunReport(summary, ports.emit)
    this.#version = ports.version
    this.#contents = contents
  }

  /** Trains in a thread, which is told separately what. */
  begin(thread: ThreadLike): void {
    this.#released = null
    this.#thread = new TrainingThread(thread, (event) => this.#receive(event))
  }

  /** As `begin`, from a checkpoint on, or from the start: what came after it is done again. */
  goOnFrom(state: TrainingState | null, thread: ThreadLike): void {
    this.#report.wentBackTo(state)
    this.begin(thread)
  }

  /** Reads what was kept of it; at once when there is nothing to read. Rejects when that could not be asked for. */
  async open(): Promise<void> {
    if (!this.#contents) return
    this.#opening ??= this.#contents().then((opened) => {
      this.#contents = null
      this.#report.take(opened)
    })
    try {
      await this.#opening
    } finally {
      this.#opening = null
    }
  }

  get summary(): RunSummary {
    return this.#report.summary
  }

  get state(): RunState {
    return this.#report.state
  }

  /** Whether its thread can still be commanded. */
  get isAlive(): boolean {
    return this.#thread !== null
  }

  /** The numbers that it has ended with; null before its last word has come. */
  get endedWith(): ParametersMessage | null {
    return this.#report.parameters
  }

  send(command: Parameters<TrainingThread['send']>[0]): void {
    this.#thread?.send(command)
  }

  /** Of its keeping on disk. */
  setKept(kept: KeptRun): void {
    this.#report.change({ kept })
  }

  history(): RunHistory {
    return this.#report.history()
  }

  /** Everything that was measured, and every update: for a table. */
  record(): RunRecord {
    return this.#report.record()
  }

  /** The updates of a part of the run, thinned for a chart of it. */
  steps(from: number, to: number): StepColumns {
    return this.#report.steps(from, to)
  }

  /** Only what is in memory: `open` is for the rest. */
  get past(): LookBack {
    return this.#report.past
  }

  /** The numbers to predict with or export: the last finite ones of an ended run, a copy of the present ones otherwise. */
  async parameters(): Promise<ParametersMessage | null> {
    await this.open()
    // While the thread lives it is asked, also after the end: its last word may still be on its way.
    if (!this.#thread) return this.endedWith
    return this.#thread.snapshot().catch(() => this.endedWith) // the thread ended meanwhile
  }

  /** A look inside the network as it is now. Rejects when the thread is gone. */
  async probe(): Promise<Probe> {
    if (!this.#thread) throw new Error('the run has no thread')
    this.#probing ??= this.#thread.probe().finally(() => (this.#probing = null))
    const probe = await this.#probing
    this.past.probe = probe
    return probe
  }

  /** Where it could go on, as of now. Rejects when the thread is gone or cannot say. */
  async checkpoint(): Promise<Checkpoint> {
    if (!this.#thread) throw new Error('the run has no thread')
    return this.#thread.checkpoint()
  }

  /** Ends the thread; history and weights stay. @param lastWord what is yet to be asked of the thread */
  release(lastWord: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    return (this.#released ??= this.#release(lastWord))
  }

  async #release(lastWord: () => Promise<void>): Promise<void> {
    const thread = this.#thread
    if (!thread) return
    if (this.state === 'preparing') {
      this.#thread = null // it has nothing to say yet, and shall not begin
      const closed = thread.close()
      this.#report.cameToNothing('stopped', null)
      await lastWord()
      return closed
    }
    if (this.state === 'training' || this.state === 'paused') await this.#stop()
    await lastWord()
    this.#thread = null
    await thread.close()
  }

  /** As a person would stop it: with its scores and its weights. */
  #stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#onEnded = resolve
      this.send({ kind: 'stop' })
    })
  }

  #receive(event: UnaskedEvent): void {
    const report = this.#report
    switch (event.kind) {
      case 'ready': {
        const { kernels, threads } = event.environment
        return report.change({ environment: { version: this.#version, kernels, threads } })
      }
      case 'progressed':
        return report.progressed(event)
      case 'weights':
        return report.weightsChanged(event.weights)
      case 'was-reset':
        return report.wasReset()
      case 'ended':
        report.ended(event)
        return this.#onEnded()
      case 'failed':
        this.#thread = null
        report.cameToNothing('failed', runErrors.threadFailed(event.message))
        return this.#onEnded()
      case 'learning-rate-set':
        return report.change({ learningRateChanges: [...this.summary.learningRateChanges, event.change] })
      default:
        return assertNever(event)
    }
  }
}
