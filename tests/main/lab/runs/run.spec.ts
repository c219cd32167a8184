import { expect, it } from 'vitest'
import { Run } from '../../../../src-main/lab/runs/run'
import { FakeThread } from '../../../fakes/thread'
import { settle } from '../../workers/training-fixture'
import { RunLab } from './run-lab'

it('a run that had not begun when it was let go of stays stopped, whatever its thread had on the way', async () => {
  const lab = new RunLab()
  const summary = lab.summary(await lab.started())
  await lab.runs.close()
  const progress = { ...summary.progress, state: 'preparing' as const }
  const run = new Run({ ...summary, progress }, { emit: () => undefined, version: '0.0.0' })
  const thread = new FakeThread()
  run.begin(thread)
  await run.release(async () => {
    thread.say({
      kind: 'progressed',
      progress: { ...progress, state: 'training' },
      points: [],
      steps: new Float64Array(),
    })
    await settle()
  })
  expect([run.state, run.isAlive, thread.isTerminated]).toEqual(['stopped', false, true])
})
