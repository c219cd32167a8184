// Runs in folders of their own, which a person opens: shown as the kept ones are, and never written, moved or deleted.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { RunLab, value } from './run-lab'

let base: string
let place: string
let lab: RunLab
let keptId: string

/** One that Descent kept itself, copied to where somebody else would have it. */
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'descent-opened-'))
  place = join(base, 'my run')
  lab = new RunLab(join(base, 'runs'))
  keptId = await lab.started(30)
  await lab.inState(keptId, 'finished')
  await expect
    .poll(() => existsSync(join(base, 'runs', keptId, 'health.json')), { timeout: 20_000 })
    .toBe(true)
  await lab.runs.close()
  cpSync(join(base, 'runs', keptId), place, { recursive: true })
})

const contents = (): Map<string, string> =>
  new Map(
    readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path, 'base64')]),
  )

it('is listed and whole, says where it lies, and nothing there changes, not even when it is deleted', async () => {
  const before = contents()
  const later = new RunLab(join(base, 'runs'))
  const opened = value(await later.runs.openElsewhere(place))
  expect(opened.id).not.toContain('my run')
  expect(opened.kept).toMatchObject({ isElsewhere: true, resumableAt: null })
  expect(later.runs.list().map(({ id }) => id)).toEqual([keptId, opened.id])
  expect(value(await later.runs.openElsewhere(place)).id).toBe(opened.id) // once more, and no second one
  for (const id of [keptId, opened.id]) value(await later.runs.open(id))
  const [kept, shown] = [keptId, opened.id].map((id) => value(later.runs.history(id)))
  for (const part of ['points', 'steps', 'weights', 'weightIterations'] as const)
    expect(shown![part]).toEqual(kept![part])
  expect(value(await later.runs.probe(opened.id))).toEqual(value(await later.runs.probe(keptId)))
  expect(await later.runs.goOn(opened.id)).toMatchObject({ ok: false, error: { code: 'run-not-ready' } })
  expect(value(later.runs.placeOf(opened.id))).toBe(place)
  expect(value(later.runs.placeOf(keptId))).toBe(join(base, 'runs', keptId))
  expect(later.runs.placeOf('../..')).toMatchObject({ ok: false, error: { code: 'unknown-id' } })
  value(await later.runs.delete(opened.id))
  expect(later.runs.list().map(({ id }) => id)).toEqual([keptId])
  expect(value(await later.runs.undoDelete())?.id).toBe(opened.id)
  await later.runs.close()
  expect(contents()).toEqual(before)
})

it('of Descent’s own, it is the one that is listed already', async () => {
  const later = new RunLab(join(base, 'runs'))
  expect(value(await later.runs.openElsewhere(join(base, 'runs', keptId))).kept?.isElsewhere).toBe(false)
  expect(later.runs.list()).toHaveLength(1)
})

it('that is none, damaged, of an earlier Descent or of the plane is refused in one sentence', async () => {
  const sentence = async (): Promise<string> => {
    const opened = await new RunLab(join(base, 'runs')).runs.openElsewhere(place)
    return opened.ok ? 'opened' : opened.error.message
  }
  const file = join(place, 'run.json')
  const text = readFileSync(file, 'utf8')
  const record = JSON.parse(text) as Record<string, unknown>
  writeFileSync(file, text.slice(0, 300))
  expect(await sentence()).toMatch(/its run.json is damaged/)
  const { startedAt, ...older } = record
  expect(startedAt).toBeTypeOf('string')
  writeFileSync(file, JSON.stringify(older))
  expect(await sentence()).toMatch(/^This run was written by an earlier Descent/)
  writeFileSync(file, JSON.stringify({ ...record, preprocessing: null }))
  expect(await sentence()).toMatch(/points in the plane/)
  rmSync(place, { recursive: true })
  expect(await sentence()).toMatch(/^There is no run in this folder/)
  mkdirSync(place)
  expect(await sentence()).toMatch(/^There is no run in this folder/)
})
