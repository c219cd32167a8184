// The list of kept runs: what cannot be read is named, what is deleted comes back until the next session.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { ENDLESS, KeptLab, value } from './run-lab'

let kept: KeptLab

beforeEach(async () => {
  kept = await KeptLab.create()
})

describe('the list', () => {
  it('has one sentence for each folder whose record is cut or gone, and changes none of them', async () => {
    const { id } = await kept.finished()
    const text = readFileSync(kept.fileOf(id, 'run.json'), 'utf8')
    for (const length of [0, 1, 100, text.length - 3, null]) {
      if (length === null) rmSync(kept.fileOf(id, 'run.json'))
      else writeFileSync(kept.fileOf(id, 'run.json'), text.slice(0, length))
      const before = readdirSync(kept.fileOf(id))
      const lab = await kept.session()
      expect(lab.runs.list()).toEqual([])
      expect(lab.runs.listDamaged()).toEqual([
        {
          id,
          problem: expect.stringMatching(new RegExp(`^The run in folder ${id} cannot be read`)) as unknown,
        },
      ])
      expect(readdirSync(kept.fileOf(id))).toEqual(before)
    }
    writeFileSync(join(kept.shelf, 'holiday.txt'), 'not ours')
    const lab = await kept.session()
    expect(await lab.runs.delete(id)).toMatchObject({ ok: true })
    expect(lab.runs.listDamaged()).toEqual([])
    await kept.session()
    expect(readdirSync(kept.shelf)).toEqual(['holiday.txt'])
  })

  it('a deleted run is gone from list and disk, and comes back whole until the next session', async () => {
    const { id } = await kept.finished()
    const lab = await kept.session()
    expect(await lab.runs.delete('../runs')).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
    value(await lab.runs.delete(id))
    expect(lab.runs.list()).toEqual([])
    expect(existsSync(kept.fileOf(id))).toBe(false)
    expect(lab.told.at(-1)).toEqual({ name: 'run:deleted', payload: { runId: id } })
    expect(value(await lab.runs.undoDelete())?.id).toBe(id)
    expect(await lab.weights(id)).not.toBeNull()
    expect(value(await lab.runs.undoDelete())).toBeNull()
    value(await lab.runs.delete(id))
    await kept.session()
    expect(readdirSync(kept.shelf)).toEqual([])
  })

  it('a run that trains is not deleted', async () => {
    const lab = await kept.session()
    const id = await lab.started(ENDLESS)
    expect(await lab.runs.delete(id)).toMatchObject({ ok: false, error: { code: 'run-not-ready' } })
    await lab.runs.close()
    expect(lab.summary(id).progress.state).toBe('stopped') // also one that had not begun yet
  })
})
