/** One imaging thread and what becomes of it: started when needed, watched, and replaced when it dies or hangs. */
import type { ImagingAnswer, ImagingRequest } from '../../workers/imaging-protocol'

/** What is needed of `worker_threads.Worker`; tests give one over a message channel. */
export interface ImagingThreadLike {
  postMessage(message: ImagingRequest): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  terminate(): Promise<unknown>
}

/** The thread ended, or was ended, over this request. */
export interface LostAnswer {
  readonly kind: 'lost'
  readonly reason: string
}

interface ImagingThreadOptions {
  readonly startThread: () => ImagingThreadLike
  /** For starting, and for each request. */
  readonly timeLimitMs: number
}

interface Waiting {
  readonly request: ImagingRequest
  readonly resolve: (answer: ImagingAnswer | LostAnswer) => void
  readonly reject: (error: Error) => void
}

export class ImagingThread {
  readonly #options: ImagingThreadOptions
  #thread: ImagingThreadLike | null = null
  #isReady = false
  #waiting: Waiting | null = null
  #timer: NodeJS.Timeout | undefined

  constructor(options: ImagingThreadOptions) {
    this.#options = options
  }

  /**
   * Performs one request; the caller waits for it before the next. A thread that is lost over a request is an answer.
   * Rejects when a thread cannot even start: then no picture can be prepared, and the fault is ours.
   */
  run(request: ImagingRequest): Promise<ImagingAnswer | LostAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { request, resolve, reject }
      this.#watch()
      if (!this.#thread) this.#start()
      else if (this.#isReady) this.#thread.postMessage(request)
    })
  }

  async close(): Promise<void> {
    const thread = this.#thread
    this.#forget()?.reject(new Error('the imaging threads were closed'))
    await thread?.terminate()
  }

  #start(): void {
    const thread = this.#options.startThread()
    this.#thread = thread
    this.#isReady = false
    const isMine = (): boolean => this.#thread === thread
    // Both ends are built from the same protocol file.
    thread.on('message', (message) => isMine() && this.#receive(message as ImagingAnswer))
    thread.on('error', (error) => isMine() && this.#end(`it stopped with: ${error.message}`))
    thread.on('exit', (code) => isMine() && this.#end(`it ended by itself (code ${code})`))
  }

  #receive(answer: ImagingAnswer): void {
    if (answer.kind === 'ready') {
      this.#isReady = true
      this.#watch()
      if (this.#waiting) this.#thread?.postMessage(this.#waiting.request)
      return
    }
    const waiting = this.#takeWaiting()
    waiting?.resolve(answer)
  }

  /** Starts the time limit anew: it is one for starting, and another for the request. */
  #watch(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const thread = this.#thread
      this.#end(`it took longer than ${this.#options.timeLimitMs / 1000} s`)
      void thread?.terminate()
    }, this.#options.timeLimitMs)
  }

  #takeWaiting(): Waiting | null {
    clearTimeout(this.#timer)
    const waiting = this.#waiting
    this.#waiting = null
    return waiting
  }

  /** Forgets the thread; returns what waited for it. */
  #forget(): Waiting | null {
    this.#thread = null
    this.#isReady = false
    return this.#takeWaiting()
  }

  #end(reason: string): void {
    const wasReady = this.#isReady
    const waiting = this.#forget()
    if (wasReady) waiting?.resolve({ kind: 'lost', reason })
    else waiting?.reject(new Error(`an imaging thread did not start: ${reason}`))
  }
}
