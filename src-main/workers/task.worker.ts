/** Entry point of the task thread. */
import { parentPort } from 'node:worker_threads'
import { createKernels } from './kernel-choice'
import { serveTasks } from './task-server'

if (!parentPort) throw new Error('task.worker is started as a thread')
serveTasks(parentPort, createKernels)
