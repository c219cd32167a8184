// What a run can be asked for while it trains, as the main process has it: learning rates, probes, the best weights.
import { beforeEach, describe, expect, it } from 'vitest'
import { tiny } from '../../workers/training-fixture'
import { ENDLESS, request, RunLab, value } from './run-lab'

let lab: RunLab

beforeEach(() => {
  lab = new RunLab()
})

describe('a learning rate set on the way', () => {
  it('is told with its iteration, in order, and is gone after a reset', async () => {
    const id = await lab.started(ENDLESS)
    await lab.inState(id, 'training')
    value(lab.runs.pause(id))
    await lab.inState(id, 'paused')
    const { iteration } = lab.summary(id).progress
    value(lab.runs.setLearningRate(id, 0.25))
    value(lab.runs.step(id, 'iteration'))
    value(lab.runs.setLearningRate(id, 0.125))
    const changes = () => lab.summary(id).learningRateChanges
    await lab.until(() => changes().length === 2)
    expect(changes()).toEqual([
      { iteration, learningRate: 0.25 },
      { iteration: iteration + 1, learningRate: 0.125 },
    ])
    value(lab.runs.reset(id))
    await lab.until(() => changes().length === 0)
    expect(lab.summary(id).hyperparameters.learningRate).toBe(tiny.learningRate)
  })

  it('is refused once the run has finished', async () => {
    const id = await lab.started()
    await lab.inState(id, 'finished')
    expect(lab.runs.setLearningRate(id, 1)).toMatchObject({ ok: false, error: { code: 'run-not-ready' } })
    expect(lab.summary(id).learningRateChanges).toEqual([])
  })
})

describe('a look inside', () => {
  it('is of a run that trains, is paused or has ended', async () => {
    const id = await lab.started(ENDLESS)
    await lab.inState(id, 'training')
    const probes = [value(await lab.runs.probe(id))]
    value(lab.runs.pause(id))
    await lab.inState(id, 'paused')
    const { run } = value(lab.runs.find(id))
    probes.push(value(await lab.runs.probe(id)))
    expect(probes[0]!.iteration).toBeLessThanOrEqual(probes[1]!.iteration)
    expect(probes[1]!.iteration).toBe(run.summary.progress.iteration)
    value(lab.runs.step(id, 'iteration'))
    value(lab.runs.stop(id))
    await lab.inState(id, 'stopped')
    probes.push(value(await lab.runs.probe(id)))
    expect(probes[2]!.iteration).toBe(probes[1]!.iteration + 1)
    for (const { layers, positiveShare } of probes) {
      expect(layers.map(({ activation }) => activation)).toEqual(['tanh', 'sigmoid'])
      expect(positiveShare * 6).toBe(Math.round(positiveShare * 6)) // of 6 pictures
    }
  })

  it('is refused while a run is prepared, when it is not known, and when its thread is gone', async () => {
    expect(await lab.runs.probe('nobody')).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
    const id = await lab.started(ENDLESS)
    expect(await lab.runs.probe(id)).toMatchObject({ ok: false, error: { code: 'run-not-ready' } })
    await lab.inState(id, 'training')
    const asked = lab.runs.probe(id)
    lab.threads[0]?.emit('exit', 9)
    expect(await asked).toMatchObject({ ok: false, error: { code: 'run-not-ready' } })
    expect(await lab.runs.probe(id)).toMatchObject({ ok: false, error: { code: 'run-not-ready' } })
  })
})

describe('early stopping', () => {
  it('says whose weights are kept, until the run is reset', async () => {
    const asked = request(2000)
    const hyperparameters = { ...asked.hyperparameters, earlyStopping: { patience: 1 }, logEvery: 1 }
    const { id } = value(
      await lab.runs.start({ ...asked, hyperparameters: { ...hyperparameters, learningRate: 50 } }),
    )
    await lab.inState(id, 'finished')
    const summary = () => lab.summary(id)
    await lab.until(() => summary().best !== null)
    const parameters = await value(lab.runs.find(id)).run.parameters()
    expect(summary().best).toEqual({ iteration: parameters?.iteration, isEarly: true })
    expect(summary().progress.iteration).toBeLessThan(2000)
    value(lab.runs.reset(id))
    await lab.until(() => summary().best === null)
    expect(summary().score).toBeNull()
  })
})
