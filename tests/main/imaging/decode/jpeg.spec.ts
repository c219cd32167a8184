import { describe, expect, it } from 'vitest'
import { openJpeg } from '../../../../src-main/imaging/decode/jpeg'
import { jpegSegments, MARKER } from '../../../../src-main/imaging/decode/jpeg-segments'
import { goldenFile, withSegments } from '../../../corpus/exif'
import { joinBytes } from '../../../corpus/png'
import { codecs } from '../codecs'

const whole = goldenFile('jpeg grey')
const frameAt = whole.findIndex((byte, i) => byte === 0xff && whole[i + 1] === 0xc0)

/** The file with one byte of its frame segment changed; place 0 is the marker's second byte. */
function withFrameByte(place: number, value: number): Uint8Array {
  const file = whole.slice()
  file[frameAt + 1 + place] = value
  return file
}

describe('openJpeg', () => {
  it.each([
    ['arithmetic coding', withFrameByte(0, 0xc9), 'unsupported-format'],
    ['lossless coding', withFrameByte(0, 0xc3), 'unsupported-format'],
    ['12 bits', withFrameByte(3, 12), 'a 12-bit JPEG'],
    ['two channels', withFrameByte(8, 2), 'a JPEG of 2 channels'],
  ])('names %s', (_, file, message) => {
    expect(() => openJpeg(file)).toThrow(message)
  })

  it('is not misled by a whole thumbnail inside a segment', async () => {
    const payload = joinBytes(new TextEncoder().encode('thumbnail'), goldenFile('jpeg 420'))
    const length = payload.length + 2
    const segment = joinBytes(Uint8Array.of(0xff, 0xed, length >> 8, length & 255), payload)
    const file = withSegments(whole, segment)
    expect(await openJpeg(file).decode(codecs)).toEqual(await openJpeg(whole).decode(codecs))
    await expect(openJpeg(file.subarray(0, -10)).decode(codecs)).rejects.toThrow('incomplete')
  })

  it('takes bytes behind the end, and fill bytes between segments, as every reader does', async () => {
    const trailing = joinBytes(whole, new Uint8Array(100))
    const filled = joinBytes(whole.subarray(0, 2), Uint8Array.of(0xff, 0xff), whole.subarray(2))
    const expected = await openJpeg(whole).decode(codecs)
    expect(await openJpeg(trailing).decode(codecs)).toEqual(expected)
    expect(await openJpeg(filled).decode(codecs)).toEqual(expected)
  })

  it('finds a cut that the codec does not tell, because it tells its first warning only', async () => {
    // Three bytes that belong to no segment: every reader skips them, and libjpeg warns of them.
    const junk = joinBytes(whole.subarray(0, 20), Uint8Array.of(1, 2, 3), whole.subarray(20))
    expect(await openJpeg(junk).decode(codecs)).toEqual(await openJpeg(whole).decode(codecs))
    await expect(openJpeg(junk.subarray(0, -60)).decode(codecs)).rejects.toThrow('incomplete')
  })

  it('refuses a scan whose data end early although the end marker is there', async () => {
    const cut = joinBytes(whole.subarray(0, -60), whole.subarray(-2))
    await expect(openJpeg(cut).decode(codecs)).rejects.toThrow(/incomplete|corrupt/)
    const cmyk = goldenFile('jpeg cmyk 444')
    const cutCmyk = joinBytes(cmyk.subarray(0, -60), cmyk.subarray(-2))
    await expect(openJpeg(cutCmyk).decode(codecs)).rejects.toThrow(/incomplete|corrupt/)
  })
})

describe('jpegSegments', () => {
  it('walks from the first segment to the last scan', () => {
    const markers = [...jpegSegments(goldenFile('jpeg progressive'))].map(({ marker }) => marker)
    expect(markers[0]).toBe(0xe0)
    expect(markers.filter((marker) => marker === MARKER.startOfScan).length).toBeGreaterThan(3)
  })
})
