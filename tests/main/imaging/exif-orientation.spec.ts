import { describe, expect, it } from 'vitest'
import { readOrientation, toOrientation, upright } from '../../../src-main/imaging/exif-orientation'
import { decodeUpright } from '../../../src-main/imaging/prepare'
import {
  exifBlock,
  exifFiles,
  exifSegment,
  goldenFile,
  storedRgb,
  UPRIGHT_HEIGHT,
  UPRIGHT_WIDTH,
  withSegments,
} from '../../corpus/exif'
import { encodeRgbPng, joinBytes, pngChunk } from '../../corpus/png'
import { codecs } from './codecs'

const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const
const pixels = { width: 2, height: 3, channels: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) }

describe('upright', () => {
  it('turns 1 2 / 3 4 / 5 6 as drawn by hand', () => {
    const seen = orientations.map((orientation) => [...upright(pixels, orientation).data].join(''))
    //                     same      mirrored  half turn  flipped   transposed  right turn  transverse  left turn
    expect(seen).toEqual(['123456', '214365', '654321', '563412', '135246', '531642', '642531', '246135'])
  })

  it.each(orientations)('shows the same picture however it is stored (%i)', (orientation) => {
    const { width, height, rgb } = storedRgb(orientation)
    const out = upright({ width, height, channels: 3, data: rgb }, orientation)
    const expected = { width: UPRIGHT_WIDTH, height: UPRIGHT_HEIGHT, channels: 3, data: storedRgb(1).rgb }
    expect(out).toEqual(expected)
  })
})

describe('readOrientation', () => {
  it('reads both byte orders, with and without the prefix', () => {
    const prefixed = joinBytes(new TextEncoder().encode('Exif\0\0'), exifBlock(6, 'II'))
    expect(
      [exifBlock(6, 'II'), exifBlock(6, 'MM'), prefixed].map((block) => readOrientation([block])),
    ).toEqual([6, 6, 6])
  })

  it('takes a picture as it is when EXIF is absent, broken, out of range or contradicts itself', () => {
    const cut = exifBlock(6).subarray(0, 15)
    const noTiff = new TextEncoder().encode('not a TIFF header')
    const cases = [[], [cut], [noTiff], [exifBlock(0)], [exifBlock(9)], [exifBlock(6), exifBlock(8)]]
    expect(cases.map(readOrientation)).toEqual([1, 1, 1, 1, 1, 1])
    expect(readOrientation([exifBlock(6), exifBlock(6)])).toBe(6)
    expect(toOrientation(undefined)).toBe(1)
  })
})

describe('a file with an orientation', () => {
  const jpegs = exifFiles.filter(({ name }) => name.endsWith('.jpg'))

  it('is turned once: orientation 6 is the right turn of the stored pixels', async () => {
    const stored = await decodeUpright(goldenFile('jpeg 444'), codecs)
    const files = jpegs.map(({ bytes }) => decodeUpright(bytes, codecs))
    const expected = orientations.map((orientation) => upright(stored, orientation))
    expect(await Promise.all(files)).toEqual(expected)
  })

  it('two EXIF segments that differ leave it as stored', async () => {
    const twice = withSegments(goldenFile('jpeg 444'), exifSegment(exifBlock(6)), exifSegment(exifBlock(3)))
    expect(await decodeUpright(twice, codecs)).toEqual(await decodeUpright(goldenFile('jpeg 444'), codecs))
  })

  it('may say so behind the pixels (PNG)', async () => {
    const { width, height, rgb } = storedRgb(8)
    const png = encodeRgbPng(width, height, rgb)
    const at = png.length - 12
    const late = joinBytes(png.subarray(0, at), pngChunk('eXIf', exifBlock(8)), png.subarray(at))
    const { width: seenWidth, height: seenHeight } = await decodeUpright(late, codecs)
    expect([seenWidth, seenHeight]).toEqual([UPRIGHT_WIDTH, UPRIGHT_HEIGHT])
  })

  it('may be a WebP or a TIFF', async () => {
    const still = goldenFile('webp lossless') // VP8L alone: wrap it in an extended container with EXIF
    const exif = exifBlock(6)
    const header = Uint8Array.of(
      ...new TextEncoder().encode('VP8X'),
      10,
      0,
      0,
      0,
      8,
      0,
      0,
      0,
      26,
      0,
      0,
      18,
      0,
      0,
    )
    const chunk = joinBytes(new TextEncoder().encode('EXIF'), Uint8Array.of(exif.length, 0, 0, 0), exif)
    const body = joinBytes(new TextEncoder().encode('WEBP'), header, still.subarray(12), chunk)
    const webp = joinBytes(new TextEncoder().encode('RIFF'), new Uint8Array(4), body)
    new DataView(webp.buffer).setUint32(4, body.length, true)
    const { width, height } = await decodeUpright(webp, codecs)
    expect([width, height]).toEqual([19, 27])
  })
})
