/** Entry point of the thread that starts and watches the kernel threads of another. */
import { parentPort } from 'node:worker_threads'
import startKernelThread from './kernel.worker?nodeWorker'
import { watchKernelThreads } from './kernel-watch'

if (!parentPort) throw new Error('kernel-watch.worker is started as a thread')
watchKernelThreads(parentPort, (start) => startKernelThread({ workerData: start }))
