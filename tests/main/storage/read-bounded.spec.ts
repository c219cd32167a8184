// R10, R18: what is read is a regular file of at most the stated size, and nothing that is not one can hang the reader.
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readBounded } from '../../../src-main/storage/read-bounded'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descent-bounded-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('a file of exactly the limit is read, and one byte more is too large', async () => {
  const path = join(folder, 'data.h5')
  await writeFile(path, new Uint8Array([1, 2, 3, 4]))
  expect(await readBounded(path, 4)).toEqual({ ok: true, bytes: new Uint8Array([1, 2, 3, 4]) })
  expect(await readBounded(path, 3)).toEqual({ ok: false, reason: 'too-large' })
})

it('a huge file costs nothing', async () => {
  const path = join(folder, 'huge.h5')
  await writeFile(path, '')
  await truncate(path, 1e12) // sparse: it takes no room
  expect(await readBounded(path, 2e9)).toEqual({ ok: false, reason: 'too-large' })
})

it('an empty file is read as nothing', async () => {
  const path = join(folder, 'empty')
  await writeFile(path, '')
  expect(await readBounded(path, 10)).toEqual({ ok: true, bytes: new Uint8Array() })
})

it('what is not there, or below a file, is missing', async () => {
  await writeFile(join(folder, 'file'), 'x')
  for (const name of ['nothing', 'file/inner']) {
    expect(await readBounded(join(folder, name), 10)).toEqual({ ok: false, reason: 'missing' })
  }
})

it('a folder is no file', async () => {
  await mkdir(join(folder, 'inner'))
  expect(await readBounded(join(folder, 'inner'), 10)).toEqual({ ok: false, reason: 'not-a-file' })
})

it.skipIf(process.platform === 'win32')(
  'a pipe that nobody writes to does not hang it, nor a device',
  async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    expect(await readBounded(pipe, 10)).toEqual({ ok: false, reason: 'not-a-file' })
    expect(await readBounded('/dev/zero', 10)).toEqual({ ok: false, reason: 'not-a-file' })
    await symlink('loop', join(folder, 'loop'))
    expect(await readBounded(join(folder, 'loop'), 10)).toEqual({ ok: false, reason: 'unreadable' })
  },
)
