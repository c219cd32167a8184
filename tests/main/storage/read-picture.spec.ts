import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_FILE_BYTES, readPicture } from '../../../src-main/storage/read-picture'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descent-read-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const isPosix = process.platform !== 'win32'

describe('readPicture', () => {
  it('reads all bytes of a file, under any name', async () => {
    const bytes = new TextEncoder().encode('content')
    for (const name of ['plain', 'line\nbreak', '\u202egnp', 'n'.repeat(255)]) {
      expect(await readPicture(await file(name, 'content'))).toEqual({ ok: true, bytes })
    }
  })

  it('tells empty from vanished', async () => {
    expect(await readPicture(await file('empty', ''))).toEqual({ ok: false, code: 'empty' })
    expect(await readPicture(join(folder, 'nothing'))).toEqual({ ok: false, code: 'vanished' })
    const below = join(await file('plain', 'x'), 'below a file')
    expect(await readPicture(below)).toEqual({ ok: false, code: 'vanished' })
  })

  it('takes the limit and refuses one byte more', async () => {
    expect((await readPicture(await file('five', '12345'), 5)).ok).toBe(true)
    const larger = await readPicture(await file('six', '123456'), 5)
    expect(larger).toEqual({ ok: false, code: 'too-large', detail: '6\u202fB' })
  })

  it('refuses a sparse file of the size of a disk without reading it', async () => {
    const path = await file('sparse', '')
    execFileSync('truncate', ['-s', String(MAX_FILE_BYTES + 1), path])
    expect(await readPicture(path)).toMatchObject({ ok: false, code: 'too-large' })
  })

  it('refuses folders and links, also links to good files, to nothing and to themselves', async () => {
    const target = await file('target', 'x')
    const links = [target, join(folder, 'nothing'), join(folder, 'link2'), '/dev/zero']
    await Promise.all(links.map((to, i) => symlink(to, join(folder, `link${i}`))))
    await mkdir(join(folder, 'folder'))
    const names = ['folder', 'link0', 'link1', 'link2', 'link3']
    const codes = await Promise.all(names.map((name) => readPicture(join(folder, name))))
    expect(codes).toEqual(names.map(() => ({ ok: false, code: 'not-a-file' })))
  })

  it.runIf(isPosix)('does not wait for a pipe, and does not open a socket or a device', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const socket = join(folder, 'socket')
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(socket, resolve))
    const reads = [pipe, socket, '/dev/null'].map((path) => readPicture(path))
    expect(await Promise.all(reads)).toEqual(reads.map(() => ({ ok: false, code: 'not-a-file' })))
    await new Promise((resolve) => server.close(resolve))
  })

  // Root may read everything, so there the permission says nothing.
  it.runIf(isPosix && process.getuid?.() !== 0)('says when it may not read', async () => {
    const path = await file('secret', 'x')
    await chmod(path, 0)
    expect(await readPicture(path)).toEqual({ ok: false, code: 'unreadable' })
  })

  it('says when the name is longer than any file system takes', async () => {
    expect(await readPicture(join(folder, 'n'.repeat(5000)))).toEqual({ ok: false, code: 'unreadable' })
  })
})
