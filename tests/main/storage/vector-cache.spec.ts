import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_PREPROCESSING, type Preprocessing } from '../../../shared/domain/preprocessing'
import { entryPath, readCachedVector, writeCachedVector } from '../../../src-main/storage/vector-cache'

const tiny: Preprocessing = { ...DEFAULT_PREPROCESSING, size: 2 }
const vector = Uint8Array.from({ length: 12 }, (_, i) => 20 * i)
const content = 'c'.repeat(64)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descent-cache-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const read = (preprocessing = tiny, sha256 = content) => readCachedVector(folder, sha256, preprocessing)

describe('the vector cache', () => {
  it('gives back what was written, and nothing before', async () => {
    expect(await read()).toBeNull()
    expect(await writeCachedVector(folder, content, tiny, vector)).toBe(true)
    expect(await read()).toEqual(vector)
  })

  it('has another entry for every content and every step that pixels depend on, but not for the scaling', async () => {
    await writeCachedVector(folder, content, tiny, vector)
    const others: Preprocessing[] = [
      { ...tiny, size: 3 },
      { ...tiny, colour: 'grey' },
      { ...tiny, fit: 'contain' },
      { ...tiny, filter: 'lanczos' },
      { ...tiny, background: [0, 255, 255] },
    ]
    const paths = [tiny, ...others].map((preprocessing) => entryPath(folder, content, preprocessing))
    expect(new Set([...paths, entryPath(folder, 'd'.repeat(64), tiny)]).size).toBe(7)
    expect(await Promise.all(others.map((preprocessing) => read(preprocessing)))).toEqual(
      others.map(() => null),
    )
    expect(await read({ ...tiny, scaling: 'standard' })).toEqual(vector)
  })

  it('does not believe an entry with any byte changed, cut at any byte, or longer', async () => {
    await writeCachedVector(folder, content, tiny, vector)
    const path = entryPath(folder, content, tiny)
    const entry = await readFile(path)
    const damaged = [...entry.keys()].flatMap((at) => {
      const flipped = Buffer.from(entry)
      flipped[at]! ^= 1
      return [flipped, entry.subarray(0, at)]
    })
    const believed: number[] = []
    for (const [i, bytes] of [...damaged, Buffer.concat([entry, Buffer.of(0)])].entries()) {
      await writeFile(path, bytes)
      if ((await read()) !== null) believed.push(i)
    }
    expect(believed).toEqual([])
    await writeCachedVector(folder, content, tiny, vector)
    expect(await read()).toEqual(vector)
  })

  it('leaves nothing behind when it cannot write, and says so', async () => {
    const blocker = join(folder, 'vectors')
    await writeFile(blocker, 'a file where the folder should be')
    expect(await writeCachedVector(folder, content, tiny, vector)).toBe(false)
    expect(await readdir(folder)).toEqual(['vectors'])
  })

  it('leaves no temporary file', async () => {
    await Promise.all([1, 2, 3].map(() => writeCachedVector(folder, content, tiny, vector)))
    const path = entryPath(folder, content, tiny)
    expect(await readdir(dirname(path))).toHaveLength(1)
    expect((await stat(path)).size).toBe(32 + 12)
  })
})

it('trims the subfolders that it writes to, a few at a time', async () => {
  const subfolders = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))
  const leftover = (name: string): string => join(folder, 'vectors', name, 'entry.1-1.part')
  for (const name of subfolders) {
    await mkdir(dirname(leftover(name)), { recursive: true })
    await writeFile(leftover(name), 'cut')
    await utimes(leftover(name), 0, 0) // in 1970
  }
  for (let i = 0; i < 64; i++) await writeCachedVector(folder, String(i).padStart(64, '0'), tiny, vector)
  const there = await Promise.all(subfolders.map((name) => stat(leftover(name)).catch(() => null)))
  expect(there.filter((found) => found === null)).toHaveLength(2) // every 32nd of 64 entries
})
