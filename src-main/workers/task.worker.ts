/** Entry point of the task thread. */
import { parentPort } from 'node:worker_threads'
import { serveTasks } from './task-server'

if (!parentPort) throw new Error('task.worker is started as a thread')
serveTasks(parentPort)
