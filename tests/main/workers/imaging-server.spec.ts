import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_PREPROCESSING, type Preprocessing } from '../../../shared/domain/preprocessing'
import { lookOf } from '../../../src-main/workers/look'
import type { ImagingAnswer, ImagingRequest } from '../../../src-main/workers/imaging-protocol'
import { serveImaging } from '../../../src-main/workers/imaging-server'
import { entryPath } from '../../../src-main/storage/vector-cache'
import { encodeRgbPng } from '../../corpus/png'
import { codecs } from '../imaging/codecs'

const preprocessing: Preprocessing = { ...DEFAULT_PREPROCESSING, size: 2 }
const rgb = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const png = encodeRgbPng(2, 2, rgb)
const sha256 = createHash('sha256').update(png).digest('hex')

let folder: string
let path: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descent-imaging-'))
  path = join(folder, 'picture.png')
  await writeFile(path, png)
})
afterAll(() => rm(folder, { recursive: true }))

/** The server on a port of our own; asks one thing after another. */
function connect() {
  const answers: ImagingAnswer[] = []
  let receive: (request: ImagingRequest) => void = () => undefined
  let wake: () => void = () => undefined
  serveImaging(
    {
      on: (_, listener) => (receive = listener),
      postMessage(answer) {
        answers.push(answer)
        wake()
      },
    },
    codecs,
  )
  const ask = async (request: ImagingRequest): Promise<ImagingAnswer | undefined> => {
    const answered = new Promise<void>((resolve) => (wake = resolve))
    receive(request)
    await answered
    return answers.at(-1)
  }
  return { answers, ask }
}

describe('serveImaging', () => {
  it('says first that it is ready', () => {
    expect(connect().answers).toEqual([{ kind: 'ready' }])
  })

  it('stores a vector in its slot and touches no other byte', async () => {
    const target = new SharedArrayBuffer(36)
    new Uint8Array(target).fill(99)
    const request = { kind: 'store', path, preprocessing, target, slot: 1, cacheFolder: null } as const
    expect(await connect().ask(request)).toEqual({
      kind: 'stored',
      sha256,
      look: lookOf(Uint8Array.from(rgb)),
    })
    const others = new Array<number>(12).fill(99)
    expect([...new Uint8Array(target)]).toEqual([...others, ...rgb, ...others])
  })

  it('takes a vector from the cache without decoding', async () => {
    const cacheFolder = join(folder, 'cache')
    const target = new SharedArrayBuffer(12)
    const request = { kind: 'store', path, preprocessing, target, slot: 0, cacheFolder } as const
    const { ask } = connect()
    await ask(request)
    // Another vector under the same key shows that the second answer comes from there.
    const other = Uint8Array.from(rgb).reverse()
    const entry = Buffer.concat([createHash('sha256').update(other).digest(), other])
    await writeFile(entryPath(cacheFolder, sha256, preprocessing), entry)
    expect(await ask(request)).toEqual({ kind: 'stored', sha256, look: lookOf(other) })
    expect(new Uint8Array(target)).toEqual(other)
    await writeFile(entryPath(cacheFolder, sha256, preprocessing), 'damaged')
    await ask(request)
    expect([...new Uint8Array(target)]).toEqual(rgb)
  })

  it('prepares and makes thumbnails, of files and of bytes', async () => {
    const { ask } = connect()
    const vector = Uint8Array.from(rgb)
    const fromFile = { kind: 'file', path } as const
    const fromBytes = { kind: 'bytes', bytes: png } as const
    expect(await ask({ kind: 'prepare', source: fromFile, preprocessing })).toEqual({
      kind: 'prepared',
      vector,
    })
    expect(await ask({ kind: 'prepare', source: fromBytes, preprocessing })).toEqual({
      kind: 'prepared',
      vector,
    })
    const thumbnail = { kind: 'thumbnail', rgb: vector, size: 2 }
    expect(await ask({ kind: 'thumbnail', source: fromFile, size: 2 })).toEqual(thumbnail)
    expect(await ask({ kind: 'thumbnail', source: fromBytes, size: 2 })).toEqual(thumbnail)
  })

  it('answers with the reason when there is no picture', async () => {
    const { ask } = connect()
    const nothing = { kind: 'file', path: join(folder, 'nothing') } as const
    const text = { kind: 'bytes', bytes: new TextEncoder().encode('text') } as const
    const target = new SharedArrayBuffer(12)
    const store = { kind: 'store', path: folder, preprocessing, target, slot: 0, cacheFolder: null } as const
    expect(await ask({ kind: 'prepare', source: nothing, preprocessing })).toEqual({
      kind: 'refused',
      code: 'vanished',
    })
    expect(await ask({ kind: 'thumbnail', source: text, size: 2 })).toEqual({
      kind: 'refused',
      code: 'not-a-picture',
    })
    expect(await ask(store)).toEqual({ kind: 'refused', code: 'not-a-file' })
  })
})
