/** When a build is needed. */
import { mkdirSync, mkdtempSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStale, newestChange, oldestChange } from '../../../resources/scripts/build-if-needed.mjs'

describe('the age of sources and outputs', () => {
  let root = ''
  /** Writes a file as of so many seconds after 2020. */
  const write = (path: string, seconds: number): void => {
    const whole = join(root, path)
    mkdirSync(join(whole, '..'), { recursive: true })
    writeFileSync(whole, '')
    touch(path, seconds)
  }
  const touch = (path: string, seconds: number): void => {
    const time = 1_577_836_800 + seconds
    utimesSync(join(root, path), time, time)
  }
  const stale = (): boolean =>
    isStale(newestChange(root, ['src', 'config.ts']), oldestChange(root, ['out/a', 'out/b']))

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'descent-build-'))
    write('src/deep/one.ts', 10)
    write('config.ts', 20)
    write('out/a', 30)
    write('out/b', 40)
    for (const folder of ['src/deep', 'src']) touch(folder, 10)
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it('outputs younger than every source need no build', () => {
    expect(stale()).toBe(false)
  })

  it.each([
    ['a source deep inside changed', () => write('src/deep/one.ts', 31)],
    ['a single file changed', () => write('config.ts', 31)],
    ['a source is new', () => write('src/deep/two.ts', 31)],
    ['an output is missing', () => unlinkSync(join(root, 'out/b'))],
    [
      'a source was removed',
      () => {
        unlinkSync(join(root, 'src/deep/one.ts'))
        touch('src/deep', 31)
      },
    ],
  ])('a build is needed when %s', (_what, change) => {
    change()
    expect(stale()).toBe(true)
  })

  it('a source folder that does not exist is no reason', () => {
    expect(newestChange(root, ['nowhere'])).toBe(0)
  })
})
