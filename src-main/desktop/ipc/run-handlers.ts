/** Calls of the Train and Runs rooms. */
import { ok } from '../../../shared/ipc/result'
import type { RunService } from '../../lab/runs/run-service'
import type { Handlers } from './handle'

type RunCalls = Extract<keyof Handlers, `run:${string}`>

export function runHandlers(runs: RunService): Pick<Handlers, RunCalls> {
  return {
    'run:start': (request) => runs.start(request),
    'run:pause': ({ runId }) => runs.pause(runId),
    'run:resume': ({ runId }) => runs.resume(runId),
    'run:step': ({ runId, unit }) => runs.step(runId, unit),
    'run:set-learning-rate': ({ runId, learningRate }) => runs.setLearningRate(runId, learningRate),
    'run:probe': ({ runId }) => runs.probe(runId),
    'run:stop': ({ runId }) => runs.stop(runId),
    'run:reset': ({ runId }) => runs.reset(runId),
    'run:list': () => ok(runs.list()),
    'run:history': ({ runId }) => runs.history(runId),
  }
}
