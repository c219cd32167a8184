import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  DEFAULT_PREPROCESSING,
  featureCount,
  type Preprocessing,
} from '../../../../shared/domain/preprocessing'
import {
  createPicturePool,
  type PictureOutcome,
  type PicturePool,
} from '../../../../src-main/lab/pictures/picture-pool'
import { corpus, type ManifestEntry, writeCorpus } from '../../../corpus/write-corpus'
import { preparePicture } from '../../../../src-main/imaging/prepare'
import { codecs } from '../../imaging/codecs'
import { servedThreads, type Fault } from './served-thread'

const preprocessing: Preprocessing = { ...DEFAULT_PREPROCESSING, size: 4 }
const features = featureCount(preprocessing)

let folder: string
let manifest: readonly ManifestEntry[]
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descent-pool-'))
  manifest = await writeCorpus(folder)
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs prepareMany and collects the outcomes by index. */
async function prepareAll(
  pool: PicturePool,
  files: readonly { name: string; path: string }[],
  signal?: AbortSignal,
) {
  const outcomes: PictureOutcome[] = []
  const target = new SharedArrayBuffer(files.length * features)
  await pool.prepareMany(files, preprocessing, target, {
    onOutcome: (index, outcome) => (outcomes[index] = outcome),
    signal: signal ?? new AbortController().signal,
    cacheFolder: null,
  })
  return { outcomes, target }
}

const codeOf = (outcome: PictureOutcome | undefined): string =>
  outcome?.ok ? 'ok' : (outcome?.code ?? 'missing')

describe('prepareMany', () => {
  it('makes of the whole corpus what the manifest says, each vector in its slot', async () => {
    const pool = createPicturePool({ startThread: servedThreads().startThread, threads: 2 })
    const { outcomes, target } = await prepareAll(pool, manifest)
    await pool.close()
    expect(outcomes.map(codeOf)).toEqual(manifest.map(({ expected }) => (expected.ok ? 'ok' : expected.code)))
    for (const [index, { bytes, expected }] of corpus.entries()) {
      const slot = [...new Uint8Array(target, index * features, features)]
      const prepared = await preparePicture(bytes, preprocessing, codecs)
      expect(slot).toEqual(prepared.ok ? [...prepared.vector] : new Array<number>(features).fill(0))
      const [sha256, ofVector] = [bytes, Uint8Array.from(slot)].map((hashed) =>
        createHash('sha256').update(hashed).digest('hex'),
      )
      if (expected.ok) expect(outcomes[index]).toEqual({ ok: true, sha256, look: ofVector?.slice(0, 32) })
    }
  })

  it('writes to the slots that files name', async () => {
    const [first] = manifest
    const pool = createPicturePool({ startThread: servedThreads().startThread, threads: 1 })
    const target = new SharedArrayBuffer(3 * features)
    await pool.prepareMany([{ ...first!, slot: 2 }], preprocessing, target, {
      onOutcome: () => undefined,
      signal: new AbortController().signal,
      cacheFolder: null,
    })
    const isFilled = [0, 1, 2].map((slot) =>
      new Uint8Array(target, slot * features, features).some((level) => level > 0),
    )
    expect(isFilled).toEqual([false, false, true])
    const tooSmall = pool.prepareMany([{ ...first!, slot: 3 }], preprocessing, target, {
      onOutcome: () => undefined,
      signal: new AbortController().signal,
      cacheFolder: null,
    })
    await expect(tooSmall).rejects.toThrow('slot 3 of 3')
    await pool.close()
  })

  it.each([
    ['throw', 'it stopped with: planted'],
    ['exit', 'it ended by itself (code 1)'],
    ['hang', 'it took longer than 1 s'],
  ] as const)('outlives a thread that does "%s" over one file', async (fault, detail) => {
    const good = manifest.filter(({ expected }) => expected.ok).slice(0, 6)
    const bad = good[2]!
    const faultOf = (path: string): Fault | undefined => (path === bad.path ? fault : undefined)
    const threads = servedThreads({ faultOf })
    const pool = createPicturePool({ startThread: threads.startThread, threads: 1, timeLimitMs: 1000 })
    const { outcomes } = await prepareAll(pool, good)
    expect(outcomes.map(codeOf)).toEqual(['ok', 'ok', 'corrupt', 'ok', 'ok', 'ok'])
    expect(outcomes[2]).toEqual({ ok: false, code: 'corrupt', detail })
    expect(threads.counts.started).toBe(2)
    await pool.close()
  })

  it('rejects when threads cannot start, and does not call every picture damaged', async () => {
    const startThread = () => ({ ...servedThreads().startThread(), on: () => undefined })
    const pool = createPicturePool({ startThread, threads: 2, timeLimitMs: 50 })
    await expect(prepareAll(pool, manifest)).rejects.toThrow('did not start: it took longer than 0.05 s')
    await pool.close()
  })

  it('stops at the signal, at once, and says no more', async () => {
    const controller = new AbortController()
    const seen: string[] = []
    const faultOf = (path: string): Fault | undefined => (path === manifest[3]!.path ? 'hang' : undefined)
    const { startThread } = servedThreads({ faultOf, onRequest: (request) => seen.push(request.kind) })
    const pool = createPicturePool({ startThread, threads: 1, timeLimitMs: 60_000 })
    const told: number[] = []
    const work = pool.prepareMany(
      manifest,
      preprocessing,
      new SharedArrayBuffer(manifest.length * features),
      {
        onOutcome: (index) => told.push(index),
        signal: controller.signal,
        cacheFolder: null,
      },
    )
    await expect.poll(() => seen.length).toBe(4) // the fourth one hangs
    const start = performance.now()
    controller.abort()
    await expect(work).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
    expect(performance.now() - start).toBeLessThan(10_000) // and not when the fourth is given up
    expect(told).toEqual([0, 1, 2])
    await pool.close()
    const aborted = AbortSignal.abort()
    await expect(prepareAll(pool, manifest, aborted)).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    )
  })
})

describe('single pictures', () => {
  it('are prepared from files and from memory, with thumbnails, or refused with the reason', async () => {
    const pool = createPicturePool({ startThread: servedThreads().startThread, threads: 2 })
    const entry = manifest[0]!
    const { bytes } = corpus[0]!
    const prepared = await preparePicture(bytes, preprocessing, codecs)
    const vector = prepared.ok ? prepared.vector : null
    expect(await pool.prepareFile(entry, preprocessing)).toEqual({ ok: true, vector })
    expect(await pool.prepareBytes(bytes, preprocessing)).toEqual({ ok: true, vector })
    expect(await pool.thumbnail(entry.path, 3)).toMatchObject({ ok: true, size: 3 })
    expect(await pool.thumbnailOfBytes(bytes, 3)).toEqual(await pool.thumbnail(entry.path, 3))
    expect(await pool.prepareBytes(new Uint8Array(0), preprocessing)).toEqual({ ok: false, code: 'empty' })
    const link = join(folder, 'link.png')
    expect(await pool.thumbnail(link, 3)).toEqual({ ok: false, code: 'not-a-file' })
    await pool.close()
  })

  it('go before the rest of an import', async () => {
    const order: string[] = []
    const onRequest = (request: { kind: string }): unknown => order.push(request.kind)
    const pool = createPicturePool({ startThread: servedThreads({ onRequest }).startThread, threads: 1 })
    const good = manifest.slice(0, 5)
    const many = prepareAll(pool, good)
    await pool.thumbnail(good[0]!.path, 2)
    await many
    await pool.close()
    expect(order.indexOf('thumbnail')).toBe(1)
    expect(order).toHaveLength(6)
  })
})

describe('close', () => {
  it('ends the threads and rejects what is asked then', async () => {
    const threads = servedThreads({ faultOf: () => 'hang' })
    const pool = createPicturePool({ startThread: threads.startThread, threads: 1 })
    const waiting = [pool.thumbnail('a', 2), pool.thumbnail('b', 2)].map((thumbnail) =>
      thumbnail.then(
        () => 'made',
        (error: unknown) => (error instanceof Error ? error.message : ''),
      ),
    )
    await expect.poll(() => threads.counts.started).toBe(1)
    await pool.close()
    expect(await Promise.all(waiting)).toEqual([
      'the imaging threads were closed',
      'the picture pool was closed',
    ])
    await expect(pool.thumbnail('c', 2)).rejects.toThrow('the picture pool was closed')
    expect(threads.counts.terminated).toBe(1)
  })
})
