// A cache within its size: the oldest go first, as few as need be, and what a crash left behind goes with them.
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { trimFolder } from '../../../src-main/storage/trim-folder'

const HOUR_MS = 60 * 60 * 1000
const now = Date.UTC(2026, 10, 22)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descent-trim-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function write(name: string, sizeBytes: number, ageMs: number): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, new Uint8Array(sizeBytes))
  await utimes(path, new Date(now - ageMs), new Date(now - ageMs))
}
const left = async (): Promise<readonly string[]> => (await readdir(folder)).toSorted()

it('the oldest go until the rest fits', async () => {
  await write('c-oldest', 10, 3 * HOUR_MS)
  await write('a-middle', 10, 2 * HOUR_MS)
  await write('b-newest', 10, 1 * HOUR_MS)
  await trimFolder(folder, 30, now)
  expect(await left()).toEqual(['a-middle', 'b-newest', 'c-oldest'])
  await trimFolder(folder, 29, now) // 10 + 10 fit, 10 + 10 + 10 do not
  expect(await left()).toEqual(['a-middle', 'b-newest'])
  await trimFolder(folder, 9, now)
  expect(await left()).toEqual([])
})

it('a temporary file stays while its writer may be alive, and never counts', async () => {
  await write('entry', 10, 5 * HOUR_MS)
  await write('entry.7-1.part', 100, 0.9 * HOUR_MS)
  await write('entry.6-1.part', 100, 1.1 * HOUR_MS)
  await trimFolder(folder, 10, now)
  expect(await left()).toEqual(['entry', 'entry.7-1.part'])
})

it('two at once come to the same, and neither minds', async () => {
  for (let i = 0; i < 40; i++) await write(`entry-${i}`, 10, i * 1000)
  await Promise.all([trimFolder(folder, 50, now), trimFolder(folder, 50, now)])
  expect(await left()).toEqual(['entry-0', 'entry-1', 'entry-2', 'entry-3', 'entry-4'])
})
