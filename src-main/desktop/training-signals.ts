/**
 * What the system is told of a training: the window's title, the progress in the taskbar or dock, a notification when it
 * ends out of sight, and that the computer must not fall asleep meanwhile.
 */
import type { BrowserWindow, Notification, PowerSaveBlocker } from 'electron'
import type { RunProgress, RunState } from '../../shared/domain/run'
import { desktopMessages } from '../../shared/messages/desktop'
import type { LabEventSink } from '../lab/event-sink'

export interface SignalPorts {
  /** Those that are open. */
  readonly windows: () => readonly BrowserWindow[]
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>
  readonly notification: typeof Notification
}

/** A person who stopped a run knows that it ended. */
const WORTH_A_NOTICE: readonly RunState[] = ['finished', 'diverged', 'failed']
const NO_PROGRESS = -1

export class TrainingSignals {
  readonly #ports: SignalPorts
  /** The run that is shown, and its state as of the last event. */
  #runId: string | null = null
  #state: RunState | null = null
  #title = ''
  #blocker: number | null = null

  constructor(ports: SignalPorts) {
    this.#ports = ports
  }

  /** Follows the newest run that trains; others, say one released by a new start, are none of its business. */
  readonly take: LabEventSink = (name, payload) => {
    if (name === 'run:changed') {
      const { id, progress } = payload as { readonly id: string; readonly progress: RunProgress }
      this.#follow(id, progress)
    } else if (name === 'run:progressed') {
      const { runId, progress } = payload as { readonly runId: string; readonly progress: RunProgress }
      this.#follow(runId, progress)
    }
  }

  #follow(runId: string, progress: RunProgress): void {
    if (progress.state === 'preparing' || progress.state === 'training') this.#runId = runId
    if (runId !== this.#runId) return
    const hasNewState = progress.state !== this.#state
    this.#state = progress.state
    this.#keepAwake(progress.state === 'training')
    this.#showProgress(progress)
    if (hasNewState && WORTH_A_NOTICE.includes(progress.state)) this.#notify(progress)
  }

  #showProgress(progress: RunProgress): void {
    const { state, iteration, iterations } = progress
    const title = desktopMessages.title(progress)
    // Fifty events a second say the same per cent: the system is told of changes only.
    if (title === this.#title) return
    this.#title = title
    const isUnderWay = state === 'training' || state === 'paused'
    for (const window of this.#open()) {
      window.setTitle(title)
      if (isUnderWay) {
        window.setProgressBar(iteration / iterations, { mode: state === 'paused' ? 'paused' : 'normal' })
      } else if (state === 'diverged' || state === 'failed') window.setProgressBar(1, { mode: 'error' })
      else window.setProgressBar(NO_PROGRESS)
    }
  }

  #keepAwake(isTraining: boolean): void {
    const { powerSaveBlocker } = this.#ports
    if (isTraining) this.#blocker ??= powerSaveBlocker.start('prevent-app-suspension')
    else if (this.#blocker !== null) {
      powerSaveBlocker.stop(this.#blocker)
      this.#blocker = null
    }
  }

  /** Only to somebody who is elsewhere; a click leads back. */
  #notify(progress: RunProgress): void {
    const { notification: SystemNotification } = this.#ports
    const windows = this.#open()
    if (windows.some((window) => window.isFocused()) || !SystemNotification.isSupported()) return
    const notice = new SystemNotification(desktopMessages.notice(progress))
    notice.on('click', () => windows[0]?.focus())
    notice.show()
  }

  #open(): readonly BrowserWindow[] {
    return this.#ports.windows().filter((window) => !window.isDestroyed())
  }
}
