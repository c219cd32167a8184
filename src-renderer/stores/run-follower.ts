/**
 * Follows one run of the main process: its summary, its curves, its weight pictures.
 *
 * Events carry a sequence number that counts up by one. A number that the history already contains is ignored; a gap
 * means that something was missed, and the history is read again. So a reloaded page, or one that was asleep, ends up
 * with the same curves as one that saw everything.
 */
import { shallowRef, triggerRef } from 'vue'
import type { RunSummary, WeightPictures } from '../../shared/domain/run'
import type { RunHistory } from '../../shared/ipc/contract'
import type { LabEvents } from '../../shared/ipc/events'
import type { LabError } from '../../shared/ipc/result'
import { callLab } from '../bridge/lab'
import { RunSeries } from '../charts/run-series'

type ProgressEvent = LabEvents['run:progressed']

export class RunFollower {
  readonly run = shallowRef<RunSummary | null>(null)
  readonly series = shallowRef(new RunSeries())
  readonly weights = shallowRef<WeightPictures | null>(null)
  /** Iterations of the run whose first layer can be asked for, oldest first. */
  readonly weightIterations = shallowRef<readonly number[]>([])
  /** Why the history could not be read; null when it could. */
  readonly problem = shallowRef<LabError | null>(null)
  #sequence = 0
  /** Counts the readings: only the newest one counts. */
  #reading = 0
  /** While a history is on its way, events wait here; null when none is. */
  #waiting: ProgressEvent[] | null = null
  /** Weights that came while a history was on its way: newer than those in it. */
  #newerWeights: Pick<LabEvents['run:weights-changed'], 'weights' | 'kept'> | null = null

  /** Shows a run, from its first point to now. False when its history could not be read or another run came first. */
  show(summary: RunSummary): Promise<boolean> {
    this.run.value = summary
    this.series.value = new RunSeries()
    this.weights.value = null
    this.weightIterations.value = []
    this.#sequence = 0
    return this.#readHistory(summary.id)
  }

  /** The run that was shown is there no more. */
  clear(): void {
    this.#reading += 1
    this.#waiting = null
    this.run.value = null
    this.series.value = new RunSeries()
    this.weights.value = null
    this.weightIterations.value = []
  }

  /** Takes over a newer summary of the same run. A run that went back to an earlier iteration has another history. */
  take(summary: RunSummary): void {
    const known = this.run.value
    if (known?.id !== summary.id) return
    this.run.value = summary
    if (summary.progress.iteration < known.progress.iteration) void this.#readHistory(summary.id)
  }

  takeWeights({ runId, weights, kept }: LabEvents['run:weights-changed']): void {
    if (runId !== this.run.value?.id) return
    this.weights.value = weights
    this.weightIterations.value = kept
    if (this.#waiting) this.#newerWeights = { weights, kept }
  }

  takeProgress(event: ProgressEvent): void {
    if (event.runId !== this.run.value?.id) return
    if (this.#waiting) this.#waiting.push(event)
    else this.#follow(event)
  }

  #follow(event: ProgressEvent): void {
    if (!this.run.value || event.sequence <= this.#sequence) return
    if (event.sequence > this.#sequence + 1) {
      void this.#readHistory(event.runId)
      return
    }
    this.#sequence = event.sequence
    this.run.value = { ...this.run.value, progress: event.progress }
    if (event.points.length === 0 && event.steps.iteration.length === 0) return
    this.series.value.append(event.points, event.steps)
    triggerRef(this.series)
  }

  /** Reads everything known of a run; what happens meanwhile is added afterwards. */
  async #readHistory(runId: string): Promise<boolean> {
    this.#reading += 1
    const reading = this.#reading
    this.#waiting = []
    this.#newerWeights = null
    const result = await callLab('run:history', { runId })
    if (reading !== this.#reading) return false
    const missed = this.#waiting
    this.#waiting = null
    this.problem.value = result.ok ? null : result.error
    if (!result.ok) return false
    this.#takeHistory(result.value)
    for (const event of missed) this.takeProgress(event)
    return true
  }

  #takeHistory(history: RunHistory): void {
    const series = new RunSeries()
    series.append(history.points, history.steps)
    this.run.value = history.run
    this.series.value = series
    this.weights.value = this.#newerWeights?.weights ?? history.weights
    this.weightIterations.value = this.#newerWeights?.kept ?? history.weightIterations
    this.#sequence = history.sequence
  }
}
