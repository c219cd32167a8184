/**
 * Watching over the threads that help the WebAssembly kernels. The thread that computes waits for their parts without
 * hearing of any event, so another one starts them, sees them end, and says so in the memory that they share.
 */
import type { MessagePort } from 'node:worker_threads'
import { reportLostThread, type KernelThreadStart } from '../engine/kernels/wasm-threads'

/** To the watching thread: start one. */
export interface KernelThreadOrder {
  readonly id: number
  readonly start: KernelThreadStart
}

/** From the watching thread, when it has ended. */
export interface KernelThreadEnd {
  readonly id: number
  /** Why, as a clause; null where it was sent home. */
  readonly reason: string | null
}

/** What is watched of a thread. */
interface KernelThread {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
}

/** The body of the watching thread. */
export function watchKernelThreads(
  port: MessagePort,
  startThread: (start: KernelThreadStart) => KernelThread,
): void {
  port.on('message', ({ id, start }: KernelThreadOrder) => {
    const thread = startThread(start)
    const lose = (reason: string): void => {
      reportLostThread(start)
      port.postMessage({ id, reason } satisfies KernelThreadEnd)
    }
    thread.on('error', (error: Error) => lose(error.message))
    thread.on('exit', (code) => {
      if (code === 0) port.postMessage({ id, reason: null } satisfies KernelThreadEnd)
      else lose(`it ended by itself (code ${code})`)
    })
  })
}
