/** Entry point of the training thread. */
import { parentPort } from 'node:worker_threads'
import { createKernels } from './kernel-choice'
import { serveTraining } from './training-server'

if (!parentPort) throw new Error('training.worker is started as a thread')
serveTraining({
  port: parentPort,
  now: () => performance.now(),
  createKernels: ({ kernels, precision, threads }) => createKernels(kernels, precision, threads),
})
