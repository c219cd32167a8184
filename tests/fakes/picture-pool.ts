/**
 * The picture pool without threads and without pictures: a "file" is the text `ok:NAME`, and its vector is made of that text.
 * Anything else is refused as `not-a-picture`, what is not there as `vanished`. It reads real files, so that folders are real.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { featureCount, type Preprocessing } from '../../shared/domain/preprocessing'
import { lookOf } from '../../src-main/workers/look'
import type {
  PictureOutcome,
  PicturePool,
  PreparedVector,
  PrepareManyOptions,
} from '../../src-main/lab/pictures/picture-pool'

export interface FakePool extends PicturePool {
  /** Called before each file, with how many came before it: cancels, deletes, waits. */
  beforeEach: (count: number) => void | Promise<void>
  /** What was asked for, in order. */
  readonly asked: string[]
}

/** The picture file that this pool takes. */
export function fakePicture(name: string): Uint8Array {
  return new TextEncoder().encode(`ok:${name}`)
}

/** The vector of such a file: its digest, over and over, so that other content and other preprocessing give other bytes. */
export function fakeVector(bytes: Uint8Array, preprocessing: Preprocessing): Uint8Array {
  const digest = createHash('sha256').update(JSON.stringify(preprocessing)).update(bytes).digest()
  return Uint8Array.from({ length: featureCount(preprocessing) }, (_, i) => digest[i % digest.length] ?? 0)
}

export function createFakePool(): FakePool {
  const prepare = (bytes: Uint8Array, preprocessing: Preprocessing): PreparedVector =>
    new TextDecoder().decode(bytes.subarray(0, 3)) === 'ok:'
      ? { ok: true, vector: fakeVector(bytes, preprocessing) }
      : { ok: false, code: 'not-a-picture', detail: `${bytes.length} bytes` }
  const read = async (path: string): Promise<Uint8Array | null> => {
    pool.asked.push(path)
    return readFile(path).catch(() => null)
  }
  const prepareMany: PicturePool['prepareMany'] = async (files, preprocessing, target, options) => {
    const { onOutcome, signal }: PrepareManyOptions = options
    for (const [index, { path, slot = index }] of files.entries()) {
      signal.throwIfAborted()
      await pool.beforeEach(index)
      signal.throwIfAborted()
      const bytes = await read(path)
      const prepared = bytes ? prepare(bytes, preprocessing) : ({ ok: false, code: 'vanished' } as const)
      if (prepared.ok) new Uint8Array(target).set(prepared.vector, slot * featureCount(preprocessing))
      const sha256 = createHash('sha256')
        .update(bytes ?? '')
        .digest('hex')
      const outcome: PictureOutcome = prepared.ok
        ? { ok: true, sha256, look: lookOf(prepared.vector) }
        : prepared
      onOutcome(index, outcome)
    }
  }
  const pool: FakePool = {
    beforeEach: () => undefined,
    asked: [],
    prepareMany,
    prepareBytes: (bytes, preprocessing) => Promise.resolve(prepare(bytes, preprocessing)),
    prepareFile: async ({ path }, preprocessing) => {
      const bytes = await read(path)
      return bytes ? prepare(bytes, preprocessing) : { ok: false, code: 'vanished' }
    },
    thumbnail: async (path, size) => {
      const bytes = await read(path)
      return bytes
        ? { ok: true, rgb: new Uint8Array(3 * size * size), size }
        : { ok: false, code: 'vanished' }
    },
    thumbnailOfBytes: (_bytes, size) =>
      Promise.resolve({ ok: true, rgb: new Uint8Array(3 * size * size), size }),
    close: () => Promise.resolve(),
  }
  return pool
}
