// The window's runs on disk: another session finds them, reads them, goes on with them to the same bits, and deletes them.
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { tinyDataset } from '../../../fakes/tiny-dataset'
import { openRunFolder } from '../../../../src-main/lab/runs/run-folder'
import { ENDLESS, RunLab, tasks, value } from './run-lab'

let shelf: string

beforeEach(async () => {
  shelf = join(await mkdtemp(join(tmpdir(), 'descent-shelf-')), 'runs')
})

const fileOf = (run: string, ...parts: string[]): string => join(shelf, run, ...parts)
const checkpoints = (run: string): string[] =>
  existsSync(fileOf(run, 'checkpoints')) ? readdirSync(fileOf(run, 'checkpoints')).sort() : []
const recordOf = (run: string): Record<string, unknown> =>
  JSON.parse(readFileSync(fileOf(run, 'run.json'), 'utf8')) as Record<string, unknown>

/** A session in which the earlier ones' runs are listed. */
async function session(): Promise<RunLab> {
  const lab = new RunLab(shelf)
  await lab.runs.load()
  return lab
}

/** A run that came to its end; its session is over. */
async function finished(iterations = 30): Promise<{ readonly id: string; readonly lab: RunLab }> {
  const lab = await session()
  const id = await lab.started(iterations)
  await lab.inState(id, 'finished')
  await lab.until(() => lab.summary(id).score !== null)
  await lab.runs.close()
  return { id, lab }
}

/** Trains until a checkpoint of it is on disk, then lets go of everything as a killed program would. */
async function killed(iterations: number): Promise<string> {
  const lab = await session()
  const id = await lab.started(iterations)
  await lab.until(() => lab.summary(id).progress.iteration > 0)
  value(lab.runs.pause(id))
  await lab.until(() => (lab.summary(id).kept?.resumableAt ?? 0) > 0)
  writeFileSync(fileOf(id, 'run.lock'), '999999999') // above every process number
  return id
}

/** The disk and a training in this very thread share the time. */
const eventually = <Value>(what: () => Value) => expect.poll(what, { timeout: 20_000 })

const weightsOf = async (lab: RunLab, id: string) => {
  const run = value(lab.runs.findRun(id))
  const parameters = await run.parameters()
  return parameters && { W: parameters.W.slice(1), b: parameters.b.slice(1) }
}

describe('a run that ended', () => {
  it('is in the next session’s list with everything that the list shows, and whole when it is opened', async () => {
    const { id, lab } = await finished()
    const later = await session()
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
    expect(await weightsOf(later, id)).toEqual(await weightsOf(lab, id))
    expect(after.run.environment).toEqual({ version: '0.0.0', kernels: 'reference', threads: 1 })
    expect(checkpoints(id)).toEqual([])
    expect(existsSync(fileOf(id, 'run.lock'))).toBe(false)
  })

  it('holds no picture and no file’s name', async () => {
    const { id } = await finished()
    const text =
      readFileSync(fileOf(id, 'run.json'), 'utf8') + readFileSync(fileOf(id, 'metrics.ndjson'), 'utf8')
    for (const { name, id: picture, sha256 } of tinyDataset().pictures)
      for (const secret of [`"${name}"`, picture, sha256]) expect(text).not.toContain(secret)
    expect(readdirSync(fileOf(id)).sort()).toEqual(
      expect.arrayContaining(['metrics.ndjson', 'model.npz', 'run.json', 'updates.f64']),
    )
  })

  it('answers for its own data when the very same are open, and names them when they are not', async () => {
    const { id } = await finished()
    const later = await session()
    expect(later.runs.find(id)).toMatchObject({ ok: true })
    const other = await session()
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
    const { id } = await finished()
    truncateSync(fileOf(id, 'model.npz'), 100)
    const later = await session()
    value(await later.runs.open(id))
    expect(value(later.runs.history(id)).points.length).toBeGreaterThan(0)
    expect(await weightsOf(later, id)).toBeNull()
    expect(later.summary(id).kept?.problem).toContain('model.npz is damaged')
  })

  it('stopped and resumed has no network that it ended with, until it ends again', async () => {
    const lab = await session()
    const id = await lab.started(ENDLESS)
    await lab.until(() => lab.summary(id).progress.iteration > 0)
    value(lab.runs.stop(id))
    await eventually(() => recordOf(id)['state']).toBe('stopped')
    expect(existsSync(fileOf(id, 'model.npz'))).toBe(true)
    value(lab.runs.resume(id))
    await eventually(() => existsSync(fileOf(id, 'model.npz'))).toBe(false)
    expect(recordOf(id)).toMatchObject({ state: 'training', score: null })
    await lab.runs.close()
    expect(existsSync(fileOf(id, 'model.npz'))).toBe(true)
  })

  it('reset and trained again, then killed, is no longer the run that had ended', async () => {
    const lab = await session()
    const id = await lab.started(ENDLESS)
    await lab.until(() => lab.summary(id).progress.iteration > 0)
    value(lab.runs.stop(id))
    await lab.until(() => existsSync(fileOf(id, 'model.npz')) && lab.summary(id).kept?.sizeBytes !== 0)
    value(lab.runs.reset(id))
    await lab.inState(id, 'paused')
    const isReset = (): boolean => recordOf(id)['state'] === 'paused' && !existsSync(fileOf(id, 'model.npz'))
    await eventually(isReset).toBe(true)
    await eventually(() => checkpoints(id)).toEqual([])
    expect(recordOf(id)).toMatchObject({ iteration: 0, score: null })
    const later = await session()
    expect(later.summary(id)).toMatchObject({ progress: { state: 'stopped', iteration: 0 }, score: null })
    await lab.runs.close()
  })
})

describe('a run that was under way when its program ended', () => {
  it('is listed as stopped at its checkpoint, and goes on to the bits of one that never stopped', async () => {
    const iterations = 20_000
    const id = await killed(iterations)
    const later = await session()
    // Measured after the checkpoint, by other hands: it is measured again.
    const point = { trainCost: 99, trainAccuracy: 0, testCost: null, testAccuracy: null }
    appendFileSync(
      fileOf(id, 'metrics.ndjson'),
      `${JSON.stringify({ iteration: iterations - 1, ...point })}\n`,
    )
    appendFileSync(fileOf(id, 'updates.f64'), new Uint8Array(Float64Array.of(iterations - 1, 99, 0).buffer))
    const at = Number.parseInt(checkpoints(id).at(-1) ?? '', 10)
    expect(later.summary(id)).toMatchObject({
      progress: { state: 'stopped', iteration: at },
      kept: { resumableAt: at },
    })
    expect((await weightsOf(later, id))?.W).toHaveLength(2)
    const { run, note } = value(await later.runs.goOn(id))
    expect([run.progress.state, run.progress.iteration, note]).toEqual(['preparing', at, null])
    await later.inState(id, 'finished')
    await later.until(() => later.summary(id).score !== null)
    const whole = new RunLab()
    const wholeId = await whole.started(iterations)
    await whole.inState(wholeId, 'finished')
    expect(await weightsOf(later, id)).toEqual(await weightsOf(whole, wholeId))
    for (const curve of ['points', 'steps'] as const)
      expect(value(later.runs.history(id))[curve]).toEqual(value(whole.runs.history(wholeId))[curve])
    await later.runs.close()
    const last = await session()
    value(await last.runs.open(id))
    expect(value(last.runs.history(id)).points).toEqual(value(whole.runs.history(wholeId)).points)
    expect(last.summary(id).progress).toMatchObject({ state: 'finished', iteration: iterations })
  })

  it('goes on from the checkpoint before a damaged one, and says so', async () => {
    const id = await killed(ENDLESS)
    const [name] = checkpoints(id)
    const bytes = readFileSync(fileOf(id, 'checkpoints', name!))
    writeFileSync(fileOf(id, 'checkpoints', '9000000000.safetensors'), bytes.subarray(0, -1))
    const later = await session()
    const { run, note } = value(await later.runs.goOn(id))
    expect(run.progress.iteration).toBe(Number.parseInt(name!, 10))
    expect(note).toContain('was damaged')
    await later.runs.close()
  })

  it('with nothing but damaged checkpoints is refused in one sentence, and left as it is', async () => {
    const id = await killed(ENDLESS)
    const [name] = checkpoints(id)
    truncateSync(fileOf(id, 'checkpoints', name!), 50)
    const later = await session()
    expect(await later.runs.goOn(id)).toMatchObject({ ok: false, error: { code: 'model-unreadable' } })
    expect(later.summary(id).progress.state).toBe('stopped')
    expect(checkpoints(id)).toEqual([name])
    expect(existsSync(fileOf(id, 'run.lock'))).toBe(false)
  })

  it('is left to the program that trains it', async () => {
    const id = await killed(ENDLESS)
    writeFileSync(fileOf(id, 'run.lock'), String(process.ppid))
    const later = await session()
    expect(await later.runs.goOn(id)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining(`process ${process.ppid}`) as unknown },
    })
  })
})

it('descent train --run goes on in the same folder, and leaves what the list shows', async () => {
  const id = await killed(ENDLESS)
  const identity = (await session()).summary(id)
  const { dataset, startedAt } = identity
  const ports = { tasks, tell: () => undefined, everyMs: 5, version: '0.0.0', now: () => new Date() }
  const run = value(await openRunFolder(fileOf(id), identity, ports))
  expect(run.resumeFrom?.trainer.iteration).toBe(Number.parseInt(checkpoints(id).at(-1)!, 10))
  await run.close(null)
  expect((await session()).summary(id)).toMatchObject({
    startedAt,
    dataset: { classes: dataset.classes, train: dataset.train },
  })
})

it('quitting keeps a run that is training where it is', async () => {
  const lab = await session()
  const id = await lab.started(ENDLESS)
  await lab.until(() => lab.summary(id).progress.iteration > 0)
  await lab.runs.close()
  const { iteration } = lab.summary(id).progress
  expect(recordOf(id)).toMatchObject({ state: 'stopped', iteration })
  expect(checkpoints(id)).toContain(`${String(iteration).padStart(10, '0')}.safetensors`)
  const later = await session()
  expect(later.summary(id).kept?.resumableAt).toBe(iteration)
})

it('a run that cannot be kept goes on, and says so until it can', async () => {
  writeFileSync(shelf, 'a file where the folder should be')
  const lab = new RunLab(shelf)
  const id = await lab.started(ENDLESS)
  await lab.until(() => lab.summary(id).kept?.problem !== null)
  expect(lab.summary(id).kept?.problem).toMatch(
    /^This run goes on and is not being kept: .*\(E(NOTDIR|EXIST)\)/,
  )
  await lab.until(() => lab.summary(id).progress.iteration > 100)
  rmSync(shelf)
  value(lab.runs.pause(id))
  await lab.until(() => lab.summary(id).kept?.problem === null)
  expect(checkpoints(id)).toHaveLength(1)
  await lab.runs.close()
})

describe('the list', () => {
  it('has one sentence for each folder whose record is cut or gone, and changes none of them', async () => {
    const { id } = await finished()
    const text = readFileSync(fileOf(id, 'run.json'), 'utf8')
    for (const length of [0, 1, 100, text.length - 3, null]) {
      if (length === null) rmSync(fileOf(id, 'run.json'))
      else writeFileSync(fileOf(id, 'run.json'), text.slice(0, length))
      const before = readdirSync(fileOf(id))
      const lab = await session()
      expect(lab.runs.list()).toEqual([])
      expect(lab.runs.listDamaged()).toEqual([
        {
          id,
          problem: expect.stringMatching(new RegExp(`^The run in folder ${id} cannot be read`)) as unknown,
        },
      ])
      expect(readdirSync(fileOf(id))).toEqual(before)
    }
    writeFileSync(join(shelf, 'holiday.txt'), 'not ours')
    const lab = await session()
    expect(await lab.runs.delete(id)).toMatchObject({ ok: true })
    expect(lab.runs.listDamaged()).toEqual([])
    await session()
    expect(readdirSync(shelf)).toEqual(['holiday.txt'])
  })

  it('a deleted run is gone from list and disk, and comes back whole until the next session', async () => {
    const { id } = await finished()
    const lab = await session()
    expect(await lab.runs.delete('../runs')).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
    value(await lab.runs.delete(id))
    expect(lab.runs.list()).toEqual([])
    expect(existsSync(fileOf(id))).toBe(false)
    expect(lab.told.at(-1)).toEqual({ name: 'run:deleted', payload: { runId: id } })
    expect(value(await lab.runs.undoDelete())?.id).toBe(id)
    expect(await weightsOf(lab, id)).not.toBeNull()
    expect(value(await lab.runs.undoDelete())).toBeNull()
    value(await lab.runs.delete(id))
    await session()
    expect(readdirSync(shelf)).toEqual([])
  })

  it('a run that trains is not deleted', async () => {
    const lab = await session()
    const id = await lab.started(ENDLESS)
    expect(await lab.runs.delete(id)).toMatchObject({ ok: false, error: { code: 'run-not-ready' } })
    await lab.runs.close()
    expect(lab.summary(id).progress.state).toBe('stopped') // also one that had not begun yet
  })
})
