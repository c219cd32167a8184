import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { formats } from '../../../../src-main/imaging/decode/formats'
import { recognise } from '../../../../src-main/imaging/picture-format'
import { openPicture } from '../../../../src-main/imaging/picture-header'
import { decodeUpright } from '../../../../src-main/imaging/prepare'
import { Refused } from '../../../../src-main/imaging/refused'
import goldens from '../../../golden/pillow-decode.json'
import { exifBlock, exifSegment, goldenFile, withSegments } from '../../../corpus/exif'
import { joinBytes, pngChunk } from '../../../corpus/png'
import { codecs } from '../codecs'

const exact = goldens.files.filter((file) => 'sha256' in file)
const lossy = goldens.files.filter((file) => 'rgba' in file)

/** JPEG and lossy WebP may differ by this many levels from Pillow; with the codecs of today the difference is 0. */
const TOLERATED_LEVELS = 2

/** Pixels under full transparency have no colour: the goldens hold 0 there, files may hold anything. */
function visible(rgba: Uint8Array): Uint8Array {
  return rgba.map((level, i) => (rgba[i | 3] === 0 ? 0 : level))
}

function largestDifference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((largest, level, i) => Math.max(largest, Math.abs(level - b[i]!)), 0)
}

describe('decoding', () => {
  it('has goldens of every format', () => {
    const names = new Set(goldens.files.map(({ name }) => name.split(' ')[0]))
    expect(names).toEqual(new Set(Object.keys(formats)))
  })

  it.each(exact)('$name equals Pillow, difference 0', async ({ name, sha256 }) => {
    const { width, height, data } = await decodeUpright(goldenFile(name), codecs)
    expect([width, height]).toEqual([goldens.width, goldens.height])
    expect(createHash('sha256').update(visible(data)).digest('hex')).toBe(sha256)
  })

  it.each(lossy)('$name is within two levels of Pillow', async ({ name, rgba }) => {
    const { data } = await decodeUpright(goldenFile(name), codecs)
    const expected = new Uint8Array(Buffer.from(rgba ?? '', 'base64'))
    expect(data.length).toBe(expected.length)
    expect(largestDifference(visible(data), expected)).toBeLessThanOrEqual(TOLERATED_LEVELS)
  })
})

/** Pixels, or the reason for none; anything but a refusal is a bug and fails the test. */
async function pixelsOrRefusal(bytes: Uint8Array): Promise<string> {
  try {
    const { width, height, data } = await decodeUpright(bytes, codecs)
    return `${width} × ${height} ${createHash('sha256').update(data).digest('hex')}`
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

const upended = [
  {
    name: 'png with an orientation at the end',
    bytes: (() => {
      const png = goldenFile('png palette')
      return joinBytes(png.subarray(0, -12), pngChunk('eXIf', exifBlock(6)), png.subarray(-12))
    })(),
  },
  {
    name: 'jpeg with an orientation',
    bytes: withSegments(goldenFile('jpeg 420'), exifSegment(exifBlock(6))),
  },
]

describe('a file cut at any byte', () => {
  it.each([...goldens.files.map(({ name }) => ({ name, bytes: goldenFile(name) })), ...upended])(
    'is refused or gives the very same pixels: $name',
    async ({ bytes }) => {
      const whole = await pixelsOrRefusal(bytes)
      expect(whole).toMatch(/×/)
      const wrong: string[] = []
      // Every length of small files; of the few larger ones, every third and all of the last hundred.
      const step = bytes.length > 1500 ? 3 : 1
      for (let length = 0; length < bytes.length; length += length < bytes.length - 100 ? step : 1) {
        const outcome = await pixelsOrRefusal(bytes.subarray(0, length))
        const isFine =
          outcome === whole || ['empty', 'not-a-picture', 'incomplete', 'corrupt'].includes(outcome)
        if (!isFine) wrong.push(`${length}: ${outcome}`)
      }
      expect(wrong).toEqual([])
    },
  )
})

describe('a file with a flipped bit', () => {
  /** Formats with checksums: no change of a byte that carries pixels can pass. */
  it.each(['png rgb', 'png palette', 'png 16 bit'])('never gives other pixels silently: %s', async (name) => {
    const bytes = goldenFile(name)
    const whole = await pixelsOrRefusal(bytes)
    const wrong: number[] = []
    for (let at = 0; at < bytes.length; at++) {
      const flipped = bytes.slice()
      flipped[at]! ^= 1 << (at % 8)
      const outcome = await pixelsOrRefusal(flipped)
      if (outcome.includes('×') && outcome !== whole) wrong.push(at)
    }
    expect(wrong).toEqual([])
  })

  it.each(goldens.files)('is decoded or refused, never a bug: $name', async ({ name }) => {
    const bytes = goldenFile(name)
    for (let at = 0; at < bytes.length; at += 7) {
      const flipped = bytes.slice()
      flipped[at]! ^= 0xff
      expect(await pixelsOrRefusal(flipped)).toBeTypeOf('string')
    }
    expect(openPicture(bytes).width).toBe(goldens.width)
    expect(recognise(bytes).kind).toBe('readable')
  })
})
