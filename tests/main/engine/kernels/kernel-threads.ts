/** Real threads for the kernels' tests: the entry point of the app, bundled as the app's build does it. */
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build, type Rolldown } from 'vite'
import type { KernelThreadStart, StartThread } from '../../../../src-main/engine/kernels/wasm-threads'

const entry = resolve(import.meta.dirname, '../../../../src-main/workers/kernel.worker.ts')

async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, ssr: entry, minify: false, rolldownOptions: { output: { format: 'cjs' } } },
  })) as Rolldown.RolldownOutput
  return built.output[0].code
}

export interface KernelThreads {
  readonly start: StartThread
  /** Every thread started so far, in order. */
  readonly workers: readonly Worker[]
}

/** Starts threads with `worker_threads`, as the app does. */
export async function createKernelThreads(): Promise<KernelThreads> {
  const code = await bundle()
  const workers: Worker[] = []
  const start: StartThread = (workerData: KernelThreadStart, ended) => {
    const worker = new Worker(code, { eval: true, workerData })
    worker.on('error', (error) => ended(String(error)))
    worker.on('exit', (exitCode) => ended(`it ended with code ${exitCode}`))
    workers.push(worker)
  }
  return { start, workers }
}
