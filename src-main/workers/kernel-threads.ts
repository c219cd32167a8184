/**
 * Starting the threads that help the WebAssembly kernels, by a thread that watches over them (kernel-watch.worker.ts).
 * They belong to the thread that computes and end with it.
 */
import type { StartThread } from '../engine/kernels/wasm-threads'
import type { KernelThreadEnd, KernelThreadOrder } from './kernel-watch'
import startKernelWatch from './kernel-watch.worker?nodeWorker'

interface Watch {
  readonly worker: ReturnType<typeof startKernelWatch>
  /** What to call when a thread has ended. */
  readonly ended: Map<number, Parameters<StartThread>[1]>
}

/** Of all kernels of this thread; none until there are threads to watch. */
let watch: Watch | null = null
let started = 0

function startWatch(): Watch {
  const worker = startKernelWatch({})
  const ended: Watch['ended'] = new Map()
  worker.on('message', ({ id, reason }: KernelThreadEnd) => {
    if (reason !== null) ended.get(id)?.(reason)
    ended.delete(id)
  })
  const lose = (reason: string): void => {
    watch = null
    for (const one of ended.values()) one(reason)
    ended.clear()
  }
  worker.on('error', (error: Error) => lose(error.message))
  worker.on('exit', (code) => lose(`the thread that watched it ended (code ${code})`))
  // It waits for orders as long as it lives, which must not keep alive the thread that gives them.
  worker.unref()
  return { worker, ended }
}

export const startThread: StartThread = (start, ended) => {
  watch ??= startWatch()
  const order: KernelThreadOrder = { id: started++, start }
  watch.ended.set(order.id, ended)
  watch.worker.postMessage(order)
}
