/** The owner's side of a thread that answers, the task thread or the lesson thread: started at the first task, started anew after one that killed it. */
import type { AnswerOf, TaskTable } from '../../workers/answer-requests'
import type { TaskMap } from '../../workers/task-protocol'
import type { ThreadLike } from '../runs/training-thread'

interface Waiting<Answer> {
  resolve(answer: Answer): void
  reject(error: Error): void
}

/** `Table` says what can be asked of the thread. */
export class TaskThread<Table extends TaskTable<Table> = TaskMap> {
  readonly #startThread: () => ThreadLike
  readonly #waiting = new Map<number, Waiting<Table[keyof Table]['answer']>>()
  #thread: ThreadLike | null = null
  #nextId = 1

  constructor(startThread: () => ThreadLike) {
    this.#startThread = startThread
  }

  /** Rejects when the task threw or its thread ended; the next task gets a new thread. */
  run<Name extends keyof Table>(name: Name, request: Table[Name]['request']): Promise<Table[Name]['answer']> {
    this.#thread ??= this.#start()
    const id = this.#nextId++
    this.#thread.postMessage({ id, name, request })
    return new Promise((resolve, reject) => {
      // The answer to `id` has the type that `name` promises: the thread is built from the same protocol.
      this.#waiting.set(id, { resolve, reject })
    })
  }

  async close(): Promise<void> {
    const thread = this.#thread
    this.#abandon(new Error('the task thread was closed'))
    await thread?.terminate()
  }

  #start(): ThreadLike {
    const thread = this.#startThread()
    thread.on('message', (message) => {
      const answer = message as AnswerOf<Table> // both ends are built from the same protocol file
      const waiting = this.#waiting.get(answer.id)
      this.#waiting.delete(answer.id)
      if (answer.ok) waiting?.resolve(answer.answer)
      else waiting?.reject(new Error(answer.message))
    })
    // A thread that threw also exits, perhaps when the next one is at work already.
    const isMine = (): boolean => this.#thread === thread
    thread.on('error', (error) => isMine() && this.#abandon(error))
    thread.on(
      'exit',
      (code) => isMine() && this.#abandon(new Error(`the task thread ended by itself (code ${code})`)),
    )
    return thread
  }

  #abandon(error: Error): void {
    this.#thread = null
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const task of waiting) task.reject(error)
  }
}
