/** Starting the threads that help the WebAssembly kernels. They belong to the training thread and end with it. */
import type { StartThread } from '../engine/kernels/wasm-threads'
import startKernelThread from './kernel.worker?nodeWorker'

export const startThread: StartThread = (start, ended) => {
  const thread = startKernelThread({ workerData: start })
  thread.on('error', (error: Error) => ended(error.message))
  thread.on('exit', (code) => {
    if (code !== 0) ended(`it ended by itself (code ${code})`)
  })
}
