// R1, R2: whatever the disk does, the old or the new content is there whole, and nothing else is left lying.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { atomicWrite } from '../../../src-main/storage/atomic-write'
import { FaultDisk, type Contents, type Faults } from '../../fakes/fault-disk'

const OLD = 'the old content'
const NEW = 'the new content, which is longer'
const PATH = 'folder/run.json'

/** The error's code when it threw, else null. */
async function write(disk: FaultDisk, content: string | Uint8Array = NEW): Promise<string | null> {
  try {
    await atomicWrite(PATH, content, disk)
    return null
  } catch (error) {
    return (error as { code: string }).code
  }
}

function diskWith(faults: Faults, isOld: boolean): FaultDisk {
  return new FaultDisk(faults, new Map(isOld ? [[PATH, OLD]] : []))
}

/** Only the file itself, old or new; a file that was not there may still not be. */
function isWhole(contents: Contents, isOld: boolean): boolean {
  const text = contents.get(PATH)
  return text === NEW || text === (isOld ? OLD : undefined)
}

describe.each([true, false])('with an old file: %s', (isOld) => {
  it.each(['EIO', 'ENOSPC', 'EACCES'])('%s at every operation in turn', async (code) => {
    let failures = 0
    for (let failAt = 1; ; failAt++) {
      const disk = diskWith({ failAt, code, shortWrites: 10 }, isOld)
      const told = await write(disk)
      expect(isWhole(disk.contents(), isOld), `operation ${failAt}`).toBe(true)
      expect([...disk.contents().keys()].filter((name) => name !== PATH)).toEqual([])
      if (disk.operations.length < failAt) {
        expect(told).toBeNull()
        expect(disk.contents()).toEqual(new Map([[PATH, NEW]]))
        break
      }
      failures += 1
      expect(told, `operation ${failAt}`).toBe(code)
    }
    // open, 4 short writes of 32 bytes, stat, sync, close, rename, sync of the folder
    expect(failures).toBe(10)
  })

  it('when nothing works any more, the first error is told and the old file is whole', async () => {
    for (let failFrom = 1; failFrom <= 10; failFrom++) {
      const disk = diskWith({ failFrom, code: 'EIO', shortWrites: 10 }, isOld)
      expect(await write(disk)).toBe('EIO')
      expect(isWhole(disk.contents(), isOld)).toBe(true)
    }
  })

  it('after a loss of power at any instant', async () => {
    let instants = 0
    for (let failFrom = 1; failFrom <= 11; failFrom++) {
      const disk = diskWith({ failFrom, shortWrites: 10 }, isOld)
      const told = await write(disk)
      const possible = disk.afterPowerLoss()
      instants += possible.length
      expect(possible.filter((contents) => !isWhole(contents, isOld))).toEqual([])
      if (told === null) expect(possible.every((contents) => contents.get(PATH) === NEW)).toBe(true)
    }
    expect(instants).toBeGreaterThan(60)
  })

  it.each(['error', 'zero'] as const)('a disk that fills up (%s) at every byte', async (whenFull) => {
    for (let capacity = 0; capacity < NEW.length; capacity++) {
      const disk = diskWith({ capacity, whenFull }, isOld)
      expect(await write(disk)).toBe('ENOSPC')
      expect(disk.contents()).toEqual(new Map(isOld ? [[PATH, OLD]] : []))
    }
    const disk = diskWith({ capacity: NEW.length, whenFull }, isOld)
    expect(await write(disk)).toBeNull()
  })

  it('a disk that took less than it said', async () => {
    const disk = diskWith({ losesBytes: 1 }, isOld)
    expect(await write(disk)).toBe('EIO')
    expect(disk.contents()).toEqual(new Map(isOld ? [[PATH, OLD]] : []))
  })
})

it.each([1, 2, 7, 1000])('writes of %d bytes at a time give the whole content', async (shortWrites) => {
  const disk = diskWith({ shortWrites }, true)
  expect(await write(disk)).toBeNull()
  expect(disk.contents()).toEqual(new Map([[PATH, NEW]]))
})

it('an empty file is a file', async () => {
  const disk = diskWith({}, true)
  expect(await write(disk, '')).toBeNull()
  expect(disk.contents()).toEqual(new Map([[PATH, '']]))
})

describe('on a real disk', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'descent-atomic-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('replaces, in UTF-8, the view’s own bytes, and leaves nothing else', async () => {
    const path = join(folder, 'naïve – 猫.json')
    await atomicWrite(path, 'first')
    await atomicWrite(path, '{"猫": 1}')
    expect(await readFile(path, 'utf8')).toBe('{"猫": 1}')
    const numbers = new Float64Array([1, 2, 3])
    await atomicWrite(path, new Uint8Array(numbers.buffer, 8, 8))
    expect(new Float64Array(new Uint8Array(await readFile(path)).buffer)).toEqual(new Float64Array([2]))
    expect(await readdir(folder)).toEqual(['naïve – 猫.json'])
  })

  it('many writers of one file leave one of their contents', async () => {
    const path = join(folder, 'shared.bin')
    const contents = Array.from({ length: 16 }, (_, i) => String.fromCharCode(97 + i).repeat(20_000))
    await Promise.all(contents.map((content) => atomicWrite(path, content)))
    expect(contents).toContain(await readFile(path, 'utf8'))
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('refuses a folder in the file’s place, and a folder that is not there', async () => {
    await mkdir(join(folder, 'taken'))
    await writeFile(join(folder, 'taken', 'keep.txt'), OLD)
    await expect(atomicWrite(join(folder, 'taken'), NEW)).rejects.toMatchObject({
      code: expect.stringMatching(/EISDIR|ENOTEMPTY|EEXIST|EPERM/) as string,
    })
    await expect(atomicWrite(join(folder, 'nowhere', 'x'), NEW)).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await readFile(join(folder, 'taken', 'keep.txt'), 'utf8')).toBe(OLD)
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
