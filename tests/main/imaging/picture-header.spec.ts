import { describe, expect, it } from 'vitest'
import { MAX_PIXELS } from '../../../src-main/imaging/limits'
import { openPicture } from '../../../src-main/imaging/picture-header'
import { preparePicture } from '../../../src-main/imaging/prepare'
import { Refused } from '../../../src-main/imaging/refused'
import { DEFAULT_PREPROCESSING } from '../../../shared/domain/preprocessing'
import { inflationBomb, pixelBomb } from '../../corpus/damaged'
import { goldenFile } from '../../corpus/exif'
import { joinBytes, PNG_SIGNATURE, pngHeader } from '../../corpus/png'
import { startProcessorTime } from '../../processor-time'
import { codecs } from './codecs'

const pngOfSize = (width: number, height: number): Uint8Array =>
  joinBytes(PNG_SIGNATURE, pngHeader(width, height, 8, 2), new Uint8Array(12))

function refusal(open: () => unknown): Pick<Refused, 'code' | 'detail'> | undefined {
  try {
    open()
    return undefined
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { code: error.code, detail: error.detail }
  }
}

/** The size fields of a golden file overwritten: place, bytes each, byte order. */
function withSize(
  name: string,
  at: readonly [number, number],
  bytes: 2 | 4,
  isLittle: boolean,
  size: number,
) {
  const file = goldenFile(name)
  const view = new DataView(file.buffer)
  for (const place of at) {
    if (bytes === 2) view.setUint16(place, size, isLittle)
    else view.setUint32(place, size, isLittle)
  }
  return file
}

describe('openPicture', () => {
  it('accepts the limit and refuses one row more', () => {
    const side = Math.sqrt(MAX_PIXELS)
    expect(openPicture(pngOfSize(side, side)).width).toBe(side)
    expect(refusal(() => openPicture(pngOfSize(side, side + 1)))).toEqual({
      code: 'too-many-pixels',
      detail: '10,000 × 10,001',
    })
  })

  it('refuses sizes of zero', () => {
    expect(refusal(() => openPicture(pngOfSize(0, 5)))?.code).toBe('corrupt')
    expect(refusal(() => openPicture(pngOfSize(5, 0)))?.code).toBe('corrupt')
  })

  it.each([
    ['bmp rgb', withSize('bmp rgb', [18, 22], 4, true, 60_000)],
    ['gif', withSize('gif', [6, 8], 2, true, 60_000)],
    ['jpeg', withSize('jpeg grey', [94, 96], 2, false, 60_000)],
  ])('refuses a %s that claims 60,000 × 60,000', (_, file) => {
    expect(refusal(() => openPicture(file))).toEqual({ code: 'too-many-pixels', detail: '60,000 × 60,000' })
  })
})

describe('bombs', () => {
  it.each([pixelBomb, inflationBomb(false), inflationBomb(true)])(
    '$name costs neither time nor memory',
    async ({ bytes, expected }) => {
      await preparePicture(goldenFile('png rgb'), DEFAULT_PREPROCESSING, codecs) // the codec's own start is not counted
      const memory = process.memoryUsage().rss
      const times: number[] = []
      for (let i = 0; i < 5; i++) {
        const elapsedMs = startProcessorTime()
        expect(await preparePicture(bytes, DEFAULT_PREPROCESSING, codecs)).toEqual(expected)
        times.push(elapsedMs())
      }
      expect(Math.min(...times)).toBeLessThan(50) // the least: memory is cleaned up meanwhile
      expect(process.memoryUsage().rss - memory).toBeLessThan(50e6)
    },
  )
})
