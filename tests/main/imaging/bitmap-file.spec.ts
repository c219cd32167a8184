import { describe, expect, it } from 'vitest'
import { encodeBitmap } from '../../../src-main/imaging/bitmap-file'
import { decodeUpright } from '../../../src-main/imaging/prepare'
import { codecs } from './codecs'
import { goldenPicture } from './golden-picture'

describe('encodeBitmap', () => {
  it('writes the header of a BMP by the book', () => {
    const file = encodeBitmap({ width: 3, height: 2, channels: 3, data: new Uint8Array(18) })
    const view = new DataView(file.buffer)
    // 14 + 40 bytes of headers, then 2 rows of 9 bytes filled up to 12: 54 + 24 = 78.
    expect([file[0], file[1], view.getUint32(2, true), view.getUint32(10, true)]).toEqual([
      0x42, 0x4d, 78, 54,
    ])
    expect([view.getInt32(18, true), view.getInt32(22, true), view.getUint16(28, true)]).toEqual([3, -2, 24])
    expect(file.length).toBe(78)
  })

  it('stores blue, green, red', () => {
    const file = encodeBitmap({ width: 1, height: 1, channels: 3, data: Uint8Array.of(1, 2, 3) })
    expect([...file.subarray(54)]).toEqual([3, 2, 1, 0])
  })

  it.each([1, 3])('is read back by our own reader (%i channels)', async (channels) => {
    const picture = goldenPicture(5, 4, channels)
    const { width, height, data } = await decodeUpright(encodeBitmap(picture), codecs)
    const expected = Array.from({ length: 20 }, (_, i) =>
      Array.from({ length: 3 }, (_, k) => picture.data[channels === 1 ? i : 3 * i + k]!).concat(255),
    )
    expect([width, height, [...data]]).toEqual([5, 4, expected.flat()])
  })
})
