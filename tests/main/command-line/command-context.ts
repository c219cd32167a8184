/** A command without a terminal, threads or decoders: lines are kept, pictures are fake, mathematics is the reference's. */
import type { CommandContext } from '../../../src-main/command-line/context'
import type { Terminal } from '../../../src-main/command-line/terminal'
import { TaskThread } from '../../../src-main/lab/tasks/task-thread'
import type { ThreadLike } from '../../../src-main/lab/runs/training-thread'
import { serveTasks } from '../../../src-main/workers/task-server'
import { serveTraining } from '../../../src-main/workers/training-server'
import { createFakePool } from '../../fakes/picture-pool'
import { referenceKernels } from '../../fakes/reference-kernels'
import { FakeThread } from '../../fakes/thread'

export interface KeptLines {
  readonly printed: string[]
  readonly complained: string[]
}

/** @param typed what comes on standard input */
export function commandContext(typed: readonly string[] = []): { context: CommandContext } & KeptLines {
  const [printed, complained]: [string[], string[]] = [[], []]
  const terminal: Terminal = {
    print: (line) => void printed.push(line),
    complain: (line) => void complained.push(line),
    progress: () => undefined,
    clearProgress: () => undefined,
    async *lines() {
      yield* await Promise.resolve(typed)
    },
  }
  // Commands take of the lab what reads pictures and what computes; of the threads the one that trains.
  const context = {
    lab: { pool: createFakePool(), tasks: new TaskThread(startTaskThread) },
    threads: { startTrainingThread },
    ...{ terminal, cacheFolder: '/nowhere', cores: 2, version: '9.9.9', platform: 'linux-x64' },
    signal: new AbortController().signal,
  }
  return { context: context as unknown as CommandContext, printed, complained }
}

function startTaskThread(): ThreadLike {
  const thread = new FakeThread()
  serveTasks(thread.port(), referenceKernels)
  return thread
}

function startTrainingThread(): ThreadLike {
  const thread = new FakeThread()
  serveTraining({
    port: thread.port(),
    now: () => performance.now(),
    createKernels: ({ precision }) => referenceKernels('reference', precision, 1),
  })
  return thread
}
