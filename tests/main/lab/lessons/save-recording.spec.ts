// A recording on disk: the very text, by its file's name alone, and an answer where there is no place for it.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { saveRecording } from '../../../../src-main/lab/lessons/save-recording'

const content = '{"schema":"descent-recording/1","lesson":"race","note":"×"}'
let place: string
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'recording-'))
})
afterEach(() => rm(place, { recursive: true }))

it('the file is what was saved, and what stood there before is gone', async () => {
  const path = join(place, 'race.json')
  await saveRecording({ content: `${content} and longer` }, path)
  expect(await saveRecording({ content }, path)).toEqual({ ok: true, value: { fileName: 'race.json' } })
  expect(await readFile(path, 'utf8')).toBe(content)
  expect(await readdir(place)).toEqual(['race.json'])
})

it('a file that cannot be written is an answer that names no folder', async () => {
  const answer = await saveRecording({ content }, join(place, 'none', 'race.json'))
  expect(answer).toMatchObject({ ok: false, error: { code: 'could-not-write' } })
  expect(JSON.stringify(answer)).not.toContain(place)
})
