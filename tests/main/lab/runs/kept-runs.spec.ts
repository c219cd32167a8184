// The window's runs on disk: another session finds them and reads them; what cannot be kept is said.
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { tinyDataset } from '../../../fakes/tiny-dataset'
import { openRunFolder } from '../../../../src-main/lab/runs/run-folder'
import { ENDLESS, KeptLab, RunLab, tasks, value } from './run-lab'

let kept: KeptLab

beforeEach(async () => {
  kept = await KeptLab.create()
})

describe('a run that ended', () => {
  it('is in the next session’s list with everything that the list shows, and whole when it is opened', async () => {
    const { id, lab } = await kept.finished()
    const later = await kept.session()
    expect(later.runs.list()).toEqual([
      {
        ...lab.summary(id),
        dataset: { ...lab.summary(id).dataset, id: '' },
        progress: { ...lab.summary(id).progress, stepsPerSecond: 0 },
        kept: { ...lab.summary(id).kept, problem: null },
      },
    ])
    value(await later.runs.open(id))
    const [before, after] = [value(lab.runs.history(id)), value(later.runs.history(id))]
    expect(after.points).toEqual(before.points)
    expect(after.steps).toEqual(before.steps)
    expect(after.weights).toEqual(before.weights)
    expect(await later.weights(id)).toEqual(await lab.weights(id))
    expect(after.run.environment).toEqual({ version: '0.0.0', kernels: 'reference', threads: 1 })
    expect(kept.checkpoints(id)).toEqual([])
    expect(existsSync(kept.fileOf(id, 'run.lock'))).toBe(false)
  })

  it('holds no picture and no file’s name', async () => {
    const { id } = await kept.finished()
    const text =
      readFileSync(kept.fileOf(id, 'run.json'), 'utf8') +
      readFileSync(kept.fileOf(id, 'metrics.ndjson'), 'utf8')
    for (const { name, id: picture, sha256 } of tinyDataset().pictures)
      for (const secret of [`"${name}"`, picture, sha256]) expect(text).not.toContain(secret)
    expect(readdirSync(kept.fileOf(id)).sort()).toEqual(
      expect.arrayContaining(['metrics.ndjson', 'model.npz', 'run.json', 'updates.f64']),
    )
  })

  it('answers for its own data when the very same are open, and names them when they are not', async () => {
    const { id } = await kept.finished()
    const later = await kept.session()
    expect(later.runs.find(id)).toMatchObject({ ok: true })
    const other = await kept.session()
    other.dataset = tinyDataset({ fingerprint: 'f2' })
    expect(other.runs.find(id)).toMatchObject({
      ok: false,
      error: {
        code: 'data-not-open',
        message: expect.stringContaining('6 pictures of “bright” and “dark”') as unknown,
      },
    })
    expect(await other.runs.goOn(id)).toMatchObject({ ok: false, error: { code: 'data-not-open' } })
  })

  it('with a damaged network keeps its curves and says so', async () => {
    const { id } = await kept.finished()
    truncateSync(kept.fileOf(id, 'model.npz'), 100)
    const later = await kept.session()
    value(await later.runs.open(id))
    expect(value(later.runs.history(id)).points.length).toBeGreaterThan(0)
    expect(await later.weights(id)).toBeNull()
    expect(later.summary(id).kept?.problem).toContain('model.npz is damaged')
  })

  it('stopped and resumed has no network that it ended with, until it ends again', async () => {
    const lab = await kept.session()
    const id = await lab.started(ENDLESS)
    await lab.until(() => lab.summary(id).progress.iteration > 0)
    value(lab.runs.stop(id))
    await expect.poll(() => kept.recordOf(id)['state']).toBe('stopped')
    expect(existsSync(kept.fileOf(id, 'model.npz'))).toBe(true)
    value(lab.runs.resume(id))
    await expect.poll(() => existsSync(kept.fileOf(id, 'model.npz'))).toBe(false)
    expect(kept.recordOf(id)).toMatchObject({ state: 'training', score: null })
    await lab.runs.close()
    expect(existsSync(kept.fileOf(id, 'model.npz'))).toBe(true)
  })

  it('reset and trained again, then killed, is no longer the run that had ended', async () => {
    const lab = await kept.session()
    const id = await lab.started(ENDLESS)
    await lab.until(() => lab.summary(id).progress.iteration > 0)
    value(lab.runs.stop(id))
    await lab.until(() => existsSync(kept.fileOf(id, 'model.npz')) && lab.summary(id).kept?.sizeBytes !== 0)
    value(lab.runs.reset(id))
    await lab.inState(id, 'paused')
    const isReset = (): boolean =>
      kept.recordOf(id)['state'] === 'paused' && !existsSync(kept.fileOf(id, 'model.npz'))
    await expect.poll(isReset).toBe(true)
    await expect.poll(() => kept.checkpoints(id)).toEqual([])
    expect(kept.recordOf(id)).toMatchObject({ iteration: 0, score: null })
    const later = await kept.session()
    expect(later.summary(id)).toMatchObject({ progress: { state: 'stopped', iteration: 0 }, score: null })
    await lab.runs.close()
  })
})

it('descent train --run goes on in the same folder, and leaves what the list shows', async () => {
  const id = await kept.killed(ENDLESS)
  const identity = (await kept.session()).summary(id)
  const { dataset, startedAt } = identity
  const ports = { tasks, tell: () => undefined, everyMs: 5, version: '0.0.0', now: () => new Date() }
  const run = value(await openRunFolder(kept.fileOf(id), identity, ports))
  expect(run.resumeFrom?.trainer.iteration).toBe(kept.checkpointOf(id))
  await run.close(null)
  expect((await kept.session()).summary(id)).toMatchObject({
    startedAt,
    dataset: { classes: dataset.classes, train: dataset.train },
  })
})

it('quitting keeps a run that is training where it is', async () => {
  const lab = await kept.session()
  const id = await lab.started(ENDLESS)
  await lab.until(() => lab.summary(id).progress.iteration > 0)
  await lab.runs.close()
  const { iteration } = lab.summary(id).progress
  expect(kept.recordOf(id)).toMatchObject({ state: 'stopped', iteration })
  expect(kept.checkpoints(id)).toContain(`${String(iteration).padStart(10, '0')}.safetensors`)
  const later = await kept.session()
  expect(later.summary(id).kept?.resumableAt).toBe(iteration)
})

it('a run that cannot be kept goes on, and says so until it can', async () => {
  writeFileSync(kept.shelf, 'a file where the folder should be')
  const lab = new RunLab(kept.shelf)
  const id = await lab.started(ENDLESS)
  await lab.until(() => lab.summary(id).kept?.problem !== null)
  expect(lab.summary(id).kept?.problem).toMatch(
    /^This run goes on and is not being kept: .*\(E(NOTDIR|EXIST)\)/,
  )
  await lab.until(() => lab.summary(id).progress.iteration > 100)
  rmSync(kept.shelf)
  value(lab.runs.pause(id))
  await lab.until(() => lab.summary(id).kept?.problem === null)
  expect(kept.checkpoints(id)).toHaveLength(1)
  await lab.runs.close()
})
