/** Entry point of the training thread. */
import { parentPort, workerData } from 'node:worker_threads'
import { createKernels } from './kernel-choice'
import { makeWay, type ThreadStart } from './make-way'
import { serveTraining } from './training-server'

if (!parentPort) throw new Error('training.worker is started as a thread')
makeWay(workerData as ThreadStart)
serveTraining({
  port: parentPort,
  now: () => performance.now(),
  createKernels: ({ kernels, precision, threads }) => createKernels(kernels, precision, threads),
})
