/** Entry point of the task thread. */
import { parentPort, workerData } from 'node:worker_threads'
import { createKernels } from './kernel-choice'
import { makeWay, type ThreadStart } from './make-way'
import { serveTasks } from './task-server'

if (!parentPort) throw new Error('task.worker is started as a thread')
makeWay(workerData as ThreadStart)
serveTasks(parentPort, createKernels)
