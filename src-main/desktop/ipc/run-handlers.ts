/** Calls of the Train room, and what any room shows of a run. */
import { ok } from '../../../shared/ipc/result'
import type { RunService } from '../../lab/runs/run-service'
import { saveChart, saveMetrics } from '../../lab/runs/save-chart'
import type { Dialogs } from '../dialogs'
import type { Handlers } from './handle'
import type { KeptRunCalls } from './kept-run-handlers'

type TrainCalls = Exclude<Extract<keyof Handlers, `run:${string}`>, KeptRunCalls>

export function runHandlers(runs: RunService, dialogs: Dialogs): Pick<Handlers, TrainCalls> {
  return {
    'run:start': (request) => runs.start(request),
    'run:pause': ({ runId }) => runs.pause(runId),
    'run:resume': ({ runId }) => runs.resume(runId),
    'run:step': ({ runId, unit }) => runs.step(runId, unit),
    'run:set-learning-rate': ({ runId, learningRate }) => runs.setLearningRate(runId, learningRate),
    'run:probe': ({ runId }) => runs.probe(runId),
    'run:stop': ({ runId }) => runs.stop(runId),
    'run:reset': ({ runId }) => runs.reset(runId),
    'run:history': async ({ runId }) => {
      const opened = await runs.open(runId)
      return opened.ok ? runs.history(runId) : opened
    },
    'run:list-steps': ({ runId, from, to }) => runs.steps(runId, from, to),
    'run:weights-at': ({ runId, iteration }) => runs.weightsAt(runId, iteration),
    'run:save-metrics': async ({ runId }) => {
      const found = runs.findRun(runId)
      if (!found.ok) return found
      const path = await dialogs.chooseSavePath('metrics.csv')
      if (path === null) return ok(null)
      await found.value.open()
      return saveMetrics(found.value.record(), path)
    },
    'run:save-chart': async ({ chart, png }) => {
      const path = await dialogs.chooseSavePath(`${chart}.png`)
      return path === null ? ok(null) : saveChart(chart, Buffer.from(png, 'base64'), path)
    },
  }
}
