import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir, uptime } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { realFileOperations } from '../../../src-main/storage/atomic-write'
import { failure, ok, type Result } from '../../../shared/ipc/result'
import { RunFiles } from '../../../src-main/storage/run-files'

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'descent-run-'))

async function opened(folder: string): Promise<RunFiles> {
  const files = await RunFiles.open(folder)
  if (!(files instanceof RunFiles)) throw new Error(`in use by ${files.inUseBy}`)
  return files
}

it('keeps the latest two checkpoints, the newest first, by number and not by age', async () => {
  const files = await opened(join(await newFolder(), 'deep', 'er'))
  expect(await files.checkpoints()).toEqual([])
  for (const iteration of [90, 999, 1000])
    await files.writeCheckpoint(iteration, Uint8Array.of(iteration % 7))
  expect(await files.checkpoints()).toEqual(['0000001000.safetensors', '0000000999.safetensors'])
  // 1000 % 7 = 6 and 999 % 7 = 5
  const decode = ([byte = -1]: Uint8Array): Result<number> =>
    byte === 6 ? failure('model-unreadable', 'Damaged.') : ok(byte)
  expect(await files.newestCheckpoint(decode)).toEqual({ state: 5, damaged: ['0000001000.safetensors'] })
  expect(await files.newestCheckpoint(() => failure('model-unreadable', 'Damaged.'))).toEqual({
    state: null,
    damaged: ['0000001000.safetensors', '0000000999.safetensors'],
  })
})

it('a run that goes on from before a damaged checkpoint leaves that one behind', async () => {
  const files = await opened(await newFolder())
  for (const iteration of [900, 1000]) await files.writeCheckpoint(iteration, Uint8Array.of(0))
  await files.writeCheckpoint(950, Uint8Array.of(0)) // 1000 was damaged
  expect(await files.checkpoints()).toEqual(['0000000950.safetensors', '0000000900.safetensors'])
})

it('one program at a time; the lock of a program that is gone is taken over', async () => {
  const folder = await newFolder()
  const files = await opened(folder)
  expect(await RunFiles.open(folder)).toEqual({ inUseBy: process.pid })
  await files.close()
  expect(existsSync(join(folder, 'run.lock'))).toBe(false)
  writeFileSync(join(folder, 'run.lock'), '999999999') // above every process number
  await (await opened(folder)).close()
  writeFileSync(join(folder, 'run.lock'), '') // a power cut between making and writing it
  await (await opened(folder)).close()
})

it('removes what a killed program left half written, and nothing else', async () => {
  const folder = await newFolder()
  mkdirSync(join(folder, 'checkpoints'))
  const halves = [
    'run.json.12-1.part',
    'metrics.ndjson.12-3.part',
    'checkpoints/0000000005.safetensors.12-2.part',
  ]
  for (const name of halves) writeFileSync(join(folder, name), 'x')
  const files = await opened(folder)
  expect(await files.hasOtherFiles()).toBe(false)
  writeFileSync(join(folder, 'film.mkv.part'), 'x') // a browser's half of a download
  expect(await files.hasOtherFiles()).toBe(true)
  await files.sweep()
  expect(readdirSync(folder).sort()).toEqual(['checkpoints', 'film.mkv.part', 'run.lock'])
  expect(readdirSync(join(folder, 'checkpoints'))).toEqual([])
})

it('a checkpoint that cannot be written leaves the older ones', async () => {
  const folder = await newFolder()
  const whole = await opened(folder)
  await whole.writeCheckpoint(1, Uint8Array.of(1))
  await whole.writeCheckpoint(2, Uint8Array.of(2))
  await whole.close()
  const full = { write: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) }
  const file = { ...full, stat: () => Promise.resolve({ size: 0 }), sync: noWork, close: noWork }
  const files = await RunFiles.open(folder, {
    openNew: () => Promise.resolve(file),
    openToWriteOn: () => Promise.resolve(file),
    ...{ rename: noWork, unlink: noWork, syncFolder: noWork },
  })
  if (!(files instanceof RunFiles)) throw new Error('locked')
  await expect(files.writeCheckpoint(3, Uint8Array.of(3))).rejects.toThrow('full')
  expect(await files.checkpoints()).toEqual(['0000000002.safetensors', '0000000001.safetensors'])
})

const noWork = (): Promise<void> => Promise.resolve()

it('curves grow, and a writing that failed is written over by the next', async () => {
  const folder = await newFolder()
  let failures = 0
  const files = await RunFiles.open(folder, {
    ...realFileOperations,
    openToWriteOn: async (path) => {
      const file = await realFileOperations.openToWriteOn(path)
      const sync = (): Promise<void> =>
        failures++ === 0 ? Promise.reject(Object.assign(new Error('planted'), { code: 'EIO' })) : file.sync()
      return {
        sync,
        write: (bytes, offset, length, position) => file.write(bytes, offset, length, position),
        stat: () => file.stat(),
        close: () => file.close(),
      }
    },
  })
  if (!(files instanceof RunFiles)) throw new Error('locked')
  const lines = (text: string): Uint8Array => new TextEncoder().encode(text)
  await files.startCurves(lines('one\n'), null)
  await expect(files.addMetrics(lines('two\n'))).rejects.toThrow('planted')
  await files.addMetrics(lines('two\nthree\n'))
  await files.addMetrics(lines('four\n'))
  expect(failures).toBe(3)
  expect(readFileSync(join(folder, 'metrics.ndjson'), 'utf8')).toBe('one\ntwo\nthree\nfour\n')
  expect(existsSync(join(folder, 'updates.f64'))).toBe(false)
})

it('a lock from before the computer was started is nobody’s, whoever has its number now', async () => {
  const folder = await newFolder()
  const lock = join(folder, 'run.lock')
  writeFileSync(lock, String(process.pid))
  expect(await RunFiles.open(folder)).toEqual({ inUseBy: process.pid })
  const beforeStart = Date.now() / 1000 - uptime() - 3600
  utimesSync(lock, beforeStart, beforeStart)
  await (await opened(folder)).close()
})
