// A run that was under way when its program ended: another session goes on with it, to the same bits.
import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { ENDLESS, KeptLab, RunLab, value } from './run-lab'

let kept: KeptLab

beforeEach(async () => {
  kept = await KeptLab.create()
})

describe('a run that was under way when its program ended', () => {
  it('is listed as stopped at its checkpoint, and goes on to the bits of one that never stopped', async () => {
    const iterations = 20_000
    const id = await kept.killed(iterations)
    const later = await kept.session()
    // Measured after the checkpoint, by other hands: it is measured again.
    const point = { trainCost: 99, trainAccuracy: 0, testCost: null, testAccuracy: null }
    appendFileSync(
      kept.fileOf(id, 'metrics.ndjson'),
      `${JSON.stringify({ iteration: iterations - 1, ...point })}\n`,
    )
    appendFileSync(
      kept.fileOf(id, 'updates.f64'),
      new Uint8Array(Float64Array.of(iterations - 1, 99, 0).buffer),
    )
    const at = kept.checkpointOf(id)
    expect(later.summary(id)).toMatchObject({
      progress: { state: 'stopped', iteration: at },
      kept: { resumableAt: at },
    })
    expect((await later.weights(id))?.W).toHaveLength(2)
    const { run, note } = value(await later.runs.goOn(id))
    expect([run.progress.state, run.progress.iteration, note]).toEqual(['preparing', at, null])
    await later.inState(id, 'finished')
    await later.until(() => later.summary(id).score !== null)
    const whole = new RunLab()
    const wholeId = await whole.started(iterations)
    await whole.inState(wholeId, 'finished')
    expect(await later.weights(id)).toEqual(await whole.weights(wholeId))
    for (const curve of ['points', 'steps'] as const)
      expect(value(later.runs.history(id))[curve]).toEqual(value(whole.runs.history(wholeId))[curve])
    await later.runs.close()
    const last = await kept.session()
    value(await last.runs.open(id))
    expect(value(last.runs.history(id)).points).toEqual(value(whole.runs.history(wholeId)).points)
    expect(last.summary(id).progress).toMatchObject({ state: 'finished', iteration: iterations })
  })

  it('goes on from the checkpoint before a damaged one, and says so', async () => {
    const id = await kept.killed(ENDLESS)
    const [name] = kept.checkpoints(id)
    const bytes = readFileSync(kept.fileOf(id, 'checkpoints', name!))
    writeFileSync(kept.fileOf(id, 'checkpoints', '9000000000.safetensors'), bytes.subarray(0, -1))
    const later = await kept.session()
    const { run, note } = value(await later.runs.goOn(id))
    expect(run.progress.iteration).toBe(Number.parseInt(name!, 10))
    expect(note).toContain('was damaged')
    await later.runs.close()
  })

  it('with nothing but damaged checkpoints is refused in one sentence, and left as it is', async () => {
    const id = await kept.killed(ENDLESS)
    const [name] = kept.checkpoints(id)
    truncateSync(kept.fileOf(id, 'checkpoints', name!), 50)
    const later = await kept.session()
    expect(await later.runs.goOn(id)).toMatchObject({ ok: false, error: { code: 'model-unreadable' } })
    expect(later.summary(id).progress.state).toBe('stopped')
    expect(kept.checkpoints(id)).toEqual([name])
    expect(existsSync(kept.fileOf(id, 'run.lock'))).toBe(false)
  })

  it('is left to the program that trains it', async () => {
    const id = await kept.killed(ENDLESS)
    writeFileSync(kept.fileOf(id, 'run.lock'), String(process.ppid))
    const later = await kept.session()
    expect(await later.runs.goOn(id)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining(`process ${process.ppid}`) as unknown },
    })
  })
})
