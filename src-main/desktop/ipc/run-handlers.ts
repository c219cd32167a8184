/** Calls of the Train and Runs rooms. */
import { ok } from '../../../shared/ipc/result'
import type { RunService } from '../../lab/runs/run-service'
import { saveChart, saveMetrics } from '../../lab/runs/save-chart'
import type { Dialogs } from '../dialogs'
import type { Handlers } from './handle'

type RunCalls = Extract<keyof Handlers, `run:${string}`>

export function runHandlers(runs: RunService, dialogs: Dialogs): Pick<Handlers, RunCalls> {
  return {
    'run:start': (request) => runs.start(request),
    'run:pause': ({ runId }) => runs.pause(runId),
    'run:resume': ({ runId }) => runs.resume(runId),
    'run:step': ({ runId, unit }) => runs.step(runId, unit),
    'run:set-learning-rate': ({ runId, learningRate }) => runs.setLearningRate(runId, learningRate),
    'run:probe': ({ runId }) => runs.probe(runId),
    'run:stop': ({ runId }) => runs.stop(runId),
    'run:reset': ({ runId }) => runs.reset(runId),
    'run:list': async () => {
      await runs.load()
      return ok(runs.list())
    },
    'run:list-damaged': async () => {
      await runs.load()
      return ok(runs.listDamaged())
    },
    'run:go-on': ({ runId }) => runs.goOn(runId),
    'run:delete': ({ runId }) => runs.delete(runId),
    'run:undo-delete': () => runs.undoDelete(),
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
