/** The owner's side of one training thread: commands out, events in, and a thread that dies ends in one event. */
import type { Probe } from '../../../shared/domain/probe'
import type {
  Checkpoint,
  ParametersMessage,
  TrainingCommand,
  TrainingEvent,
} from '../../workers/training-protocol'

/** What is needed of `worker_threads.Worker`; tests give one over a message channel. */
export interface ThreadLike {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  terminate(): Promise<unknown>
}

type Answer = Extract<TrainingEvent, { requestId: number }>
/** What the thread says by itself. */
export type UnaskedEvent = Exclude<TrainingEvent, Answer>

export class TrainingThread {
  readonly #thread: ThreadLike
  readonly #asked = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  #nextRequestId = 1
  #isClosed = false

  constructor(thread: ThreadLike, onEvent: (event: UnaskedEvent) => void) {
    this.#thread = thread
    const fail = (message: string): void => {
      if (this.#isClosed) return
      this.#isClosed = true
      this.#rejectAll(message)
      onEvent({ kind: 'failed', message })
    }
    thread.on('message', (message) => {
      if (this.#isClosed) return // Node hands out what a thread had sent before it was terminated
      const event = message as TrainingEvent // our own thread; both ends are built from the same protocol file
      if (event.kind === 'failed') fail(event.message)
      else if ('requestId' in event) this.#settle(event)
      else onEvent(event)
    })
    thread.on('error', (error) => fail(error.message))
    thread.on('exit', (code) => fail(`the training thread ended by itself (code ${code})`))
  }

  send(command: TrainingCommand): void {
    this.#thread.postMessage(command)
  }

  /** The numbers as they are now; training goes on undisturbed. */
  async snapshot(): Promise<ParametersMessage> {
    const answer = await this.#ask('snapshot')
    if (answer.kind !== 'snapshot') throw new Error(`a snapshot was answered with "${answer.kind}"`)
    return answer.parameters
  }

  /** A look inside the network as it is now; training goes on afterwards as if nobody had looked. */
  async probe(): Promise<Probe> {
    const answer = await this.#ask('probe')
    if (answer.kind !== 'probed') throw new Error(`a probe was answered with "${answer.kind}"`)
    return answer.probe
  }

  /** Everything that decides how the training goes on, after all points that were measured until then. */
  async checkpoint(): Promise<Checkpoint> {
    const answer = await this.#ask('checkpoint')
    if (answer.kind !== 'checkpoint') throw new Error(`a checkpoint was answered with "${answer.kind}"`)
    return answer.checkpoint
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#rejectAll('the training thread was closed')
    await this.#thread.terminate()
  }

  #ask(kind: 'snapshot' | 'probe' | 'checkpoint'): Promise<Answer> {
    if (this.#isClosed) return Promise.reject(new Error('the training thread has ended'))
    const requestId = this.#nextRequestId++
    return new Promise((resolve, reject) => {
      this.#asked.set(requestId, { resolve, reject })
      this.send({ kind, requestId })
    })
  }

  #settle(answer: Answer): void {
    const asked = this.#asked.get(answer.requestId)
    if (answer.kind === 'unanswered') asked?.reject(new Error(answer.message))
    else asked?.resolve(answer)
    this.#asked.delete(answer.requestId)
  }

  #rejectAll(message: string): void {
    for (const waiting of this.#asked.values()) waiting.reject(new Error(message))
    this.#asked.clear()
  }
}
