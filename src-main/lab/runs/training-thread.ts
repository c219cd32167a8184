/** The owner's side of one training thread: commands out, events in, and a thread that dies ends in one event. */
import type { ParametersMessage, TrainingCommand, TrainingEvent } from '../../workers/training-protocol'

/** What is needed of `worker_threads.Worker`; tests give one over a message channel. */
export interface ThreadLike {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  terminate(): Promise<unknown>
}

export class TrainingThread {
  readonly #thread: ThreadLike
  readonly #snapshots = new Map<
    number,
    { resolve: (parameters: ParametersMessage) => void; reject: (error: Error) => void }
  >()
  #nextRequestId = 1
  #isClosed = false

  constructor(thread: ThreadLike, onEvent: (event: TrainingEvent) => void) {
    this.#thread = thread
    const fail = (message: string): void => {
      if (this.#isClosed) return
      this.#isClosed = true
      for (const waiting of this.#snapshots.values()) waiting.reject(new Error(message))
      this.#snapshots.clear()
      onEvent({ kind: 'failed', message })
    }
    thread.on('message', (message) => {
      if (this.#isClosed) return // Node hands out what a thread had sent before it was terminated
      const event = message as TrainingEvent // our own thread; both ends are built from the same protocol file
      if (event.kind === 'failed') fail(event.message)
      else if (event.kind === 'snapshot') this.#settle(event.requestId, event.parameters)
      else onEvent(event)
    })
    thread.on('error', (error) => fail(error.message))
    thread.on('exit', (code) => fail(`the training thread ended by itself (code ${code})`))
  }

  send(command: TrainingCommand): void {
    this.#thread.postMessage(command)
  }

  /** The numbers as they are now; training goes on undisturbed. */
  snapshot(): Promise<ParametersMessage> {
    if (this.#isClosed) return Promise.reject(new Error('the training thread has ended'))
    const requestId = this.#nextRequestId++
    return new Promise((resolve, reject) => {
      this.#snapshots.set(requestId, { resolve, reject })
      this.send({ kind: 'snapshot', requestId })
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const waiting of this.#snapshots.values())
      waiting.reject(new Error('the training thread was closed'))
    await this.#thread.terminate()
  }

  #settle(requestId: number, parameters: ParametersMessage): void {
    this.#snapshots.get(requestId)?.resolve(parameters)
    this.#snapshots.delete(requestId)
  }
}
