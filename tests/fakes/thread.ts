/** Threads without threads: a pair of ends in this process, whose messages are cloned and arrive later, as a worker's do. */
import type { ThreadLike } from '../../src-main/lab/runs/training-thread'
import type { Port } from '../../src-main/workers/training-protocol'

type Listener = (value: never) => void

/** One end as its owner sees it, and the powers of the outside: its death, and messages that come late. */
export class FakeThread implements ThreadLike {
  /** What the owner sent, in order. */
  readonly received: unknown[] = []
  isTerminated = false
  readonly #listeners = new Map<string, Listener[]>()
  #serve: (message: unknown) => void = () => undefined

  postMessage(message: unknown): void {
    const copy: unknown = structuredClone(message)
    this.received.push(copy)
    setImmediate(() => {
      if (!this.isTerminated) this.#serve(copy)
    })
  }

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener])
    return this
  }

  terminate(): Promise<number> {
    this.isTerminated = true
    return Promise.resolve(1)
  }

  /** The thread's own side of the channel. */
  port<Incoming, Outgoing>(): Port<Incoming, Outgoing> {
    return {
      postMessage: (message) => this.say(message),
      on: (_event, listener) => {
        this.#serve = (message) => listener(message as Incoming)
      },
    }
  }

  /** A message from the thread. */
  say(message: unknown): void {
    const copy: unknown = structuredClone(message)
    setImmediate(() => this.emit('message', copy))
  }

  emit(event: 'message' | 'error' | 'exit', value: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(value as never)
  }
}
