// What a kept run can show of its past: another session shows the same, goes on with it, and says what is damaged.
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Biography } from '../../../../shared/domain/evaluation/run-answers'
import { healthOf } from '../../../../src-main/formats/health-file'
import { ENDLESS, KeptLab, RunLab, value } from './run-lab'

let kept: KeptLab

beforeEach(async () => {
  kept = await KeptLab.create()
})

const firstLayers = (run: string): number[] =>
  existsSync(kept.fileOf(run, 'first-layer'))
    ? readdirSync(kept.fileOf(run, 'first-layer')).map((name) => Number.parseInt(name, 10))
    : []

async function biography(lab: RunLab, id: string, index: number): Promise<Biography> {
  const run = value(lab.runs.findRun(id))
  await run.open()
  return run.past.biography(index, run.summary)
}

const layersOf = async (lab: RunLab, id: string) => {
  const { weightIterations } = value(lab.runs.history(id))
  return Promise.all(
    weightIterations.map(async (iteration) => value(await lab.runs.weightsAt(id, iteration))),
  )
}

describe('a run that ended', () => {
  it('shows the next session its first layers, every picture’s probabilities and its health', async () => {
    const { id, lab } = await kept.finished()
    const later = await kept.session()
    value(await later.runs.open(id))
    expect(await layersOf(later, id)).toEqual(await layersOf(lab, id))
    expect(firstLayers(id)).toContain(0)
    for (let index = 0; index < 8; index++) {
      const told = await biography(later, id, index)
      expect(told).toEqual(await biography(lab, id, index))
      expect(told).toMatchObject({ isRecorded: true, iterations: Array.from({ length: 31 }, (_, i) => i) })
    }
    const probe = value(await later.runs.probe(id))
    expect(probe).toEqual(value(lab.runs.findRun(id)).past.probe)
    expect(probe.iteration).toBe(30)
    expect(later.summary(id).kept?.problem).toBeNull()
  })

  it('can be read with ordinary tools: rows of float32, and pictures of a line and pixels', async () => {
    const { id, lab } = await kept.finished()
    const bytes = readFileSync(kept.fileOf(id, 'probabilities.f32'))
    // 31 rows of an iteration and eight pictures
    const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
    expect(numbers).toHaveLength(31 * 9)
    const told = await biography(lab, id, 7)
    expect(numbers[30 * 9]).toBe(30)
    expect(numbers[30 * 9 + 8]).toBe(told.isRecorded ? told.probabilities.at(-1) : null)
    const picture = readFileSync(kept.fileOf(id, 'first-layer', '0000000000.ppm'))
    // Two units of 2 × 2 grey pixels, one below the other.
    expect(picture.subarray(0, 11).toString()).toBe('P5\n2 4\n255\n')
    expect(picture).toHaveLength(11 + 8)
  })

  it('takes all of it along when it is deleted, and back', async () => {
    const { id, lab } = await kept.finished()
    const later = await kept.session()
    value(await later.runs.delete(id))
    expect(existsSync(kept.fileOf(id))).toBe(false)
    value(await later.runs.undoDelete())
    value(await later.runs.open(id))
    expect(await biography(later, id, 3)).toEqual(await biography(lab, id, 3))
    expect(await layersOf(later, id)).toEqual(await layersOf(lab, id))
  })

  it('of the version before opens with one sentence, and each part says that it is not there', async () => {
    const { id, lab } = await kept.finished()
    for (const name of ['probabilities.f32', 'health.json', 'first-layer'])
      rmSync(kept.fileOf(id, name), { recursive: true })
    const later = await kept.session()
    value(await later.runs.open(id))
    expect(value(later.runs.history(id)).points).toEqual(value(lab.runs.history(id)).points)
    expect(later.summary(id).kept?.problem).toMatch(/^This run was kept without the first layer over time/)
    expect(await biography(later, id, 0)).toEqual({ isRecorded: false, reason: 'not-kept' })
    expect(await later.runs.probe(id)).toMatchObject({ ok: false, error: { code: 'run-not-ready' } })
    expect(value(later.runs.history(id)).weights).toEqual(value(lab.runs.history(id)).weights)
  })

  it('with a damaged part names it, and shows the rest', async () => {
    const { id, lab } = await kept.finished()
    const [layer] = firstLayers(id).sort((one, other) => one - other)
    truncateSync(kept.fileOf(id, 'first-layer', `${String(layer).padStart(10, '0')}.ppm`), 12)
    writeFileSync(
      kept.fileOf(id, 'health.json'),
      readFileSync(kept.fileOf(id, 'health.json')).subarray(0, 500),
    )
    const later = await kept.session()
    value(await later.runs.open(id))
    expect(later.summary(id).kept?.problem).toMatch(
      /^Of this run’s folder first-layer and health.json are damaged or missing/,
    )
    expect(value(later.runs.history(id)).weightIterations).not.toContain(layer)
    expect(await later.runs.probe(id)).toMatchObject({ ok: false, error: { code: 'run-not-ready' } })
    expect(await biography(later, id, 5)).toEqual(await biography(lab, id, 5))
  })

  it('shows a picture’s probabilities up to a cut or a damaged row', async () => {
    const { id, lab } = await kept.finished()
    const whole = await biography(lab, id, 2)
    const first = (rows: number) => ({
      isRecorded: true,
      iterations: whole.isRecorded && whole.iterations.slice(0, rows),
      probabilities: whole.isRecorded && whole.probabilities.slice(0, rows),
    })
    const file = kept.fileOf(id, 'probabilities.f32')
    truncateSync(file, 20 * 36 + 17) // a row has 36 bytes
    expect(await biography(await kept.session(), id, 2)).toEqual(first(20))
    const bytes = readFileSync(file)
    new DataView(bytes.buffer, bytes.byteOffset).setFloat32(10 * 36, 3, true) // goes back to iteration 3
    writeFileSync(file, bytes)
    const later = await kept.session()
    expect(await biography(later, id, 2)).toEqual(first(10))
    expect(later.summary(id).kept?.problem).toMatch(/probabilities.f32 is damaged/)
  })
})

describe('a run that was under way when its program ended', () => {
  it('goes on with its past as one that never stopped', async () => {
    const iterations = 20_000
    const id = await kept.killed(iterations)
    const at = kept.checkpointOf(id)
    // Nobody has looked into it, and there is a look of no later than the checkpoint it goes on from.
    expect(healthOf(readFileSync(kept.fileOf(id, 'health.json'), 'utf8'))?.iteration).toBeGreaterThan(0)
    const before = firstLayers(id).filter((iteration) => iteration <= at)
    expect(before).toContain(0)
    // By other hands, of after the checkpoint: done again.
    const name = `${String(iterations - 7).padStart(10, '0')}.ppm`
    writeFileSync(
      kept.fileOf(id, 'first-layer', name),
      readFileSync(kept.fileOf(id, 'first-layer', '0000000000.ppm')),
    )
    appendFileSync(kept.fileOf(id, 'probabilities.f32'), Buffer.alloc(36, 0x4a)) // iteration 3,314,322
    const later = await kept.session()
    value(await later.runs.goOn(id))
    await later.inState(id, 'finished')
    // That of the checkpoint that the run was killed after is there before.
    await expect
      .poll(() => healthOf(readFileSync(kept.fileOf(id, 'health.json'), 'utf8'))?.iteration)
      .toBe(iterations)
    await later.runs.close()
    const whole = new RunLab()
    const wholeId = await whole.started(iterations)
    await whole.inState(wholeId, 'finished')
    const last = await kept.session()
    for (let index = 0; index < 8; index++)
      expect(await biography(last, id, index)).toEqual(await biography(whole, wholeId, index))
    expect(value(last.runs.history(id)).weightIterations).toEqual(expect.arrayContaining(before.slice(0, 1)))
    expect(firstLayers(id)).not.toContain(iterations - 7)
    expect(value(await last.runs.probe(id)).iteration).toBe(iterations)
  })

  it('forgets it when it is reset', async () => {
    const lab = await kept.session()
    const id = await lab.started(ENDLESS)
    await lab.until(() => lab.summary(id).progress.iteration > 1000)
    value(lab.runs.stop(id))
    await expect.poll(() => existsSync(kept.fileOf(id, 'health.json'))).toBe(true)
    value(lab.runs.reset(id))
    await lab.inState(id, 'paused')
    await expect.poll(() => firstLayers(id)).toEqual([0])
    expect(existsSync(kept.fileOf(id, 'health.json'))).toBe(false)
    await expect.poll(() => readFileSync(kept.fileOf(id, 'probabilities.f32')).length).toBeLessThanOrEqual(36)
    await lab.runs.close()
  })
})
