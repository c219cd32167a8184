import { describe, expect, it } from 'vitest'
import { FILTERS, type Filter } from '../../../shared/domain/preprocessing'
import { resize } from '../../../src-main/imaging/resize'
import golden from '../../golden/pillow-resize.json'
import { goldenPicture } from './golden-picture'

const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex')

describe('resize', () => {
  it.each(golden.resized)('equals Pillow: $from → $to, $channels channels, $filter', (entry) => {
    const [[width, height], [newWidth, newHeight]] = [entry.from, entry.to]
    const picture = goldenPicture(width!, height!, entry.channels)
    const out = resize(picture, newWidth!, newHeight!, entry.filter as Filter)
    expect([out.width, out.height, hex(out.data)]).toEqual([newWidth, newHeight, entry.hex])
  })

  it('halves a row with the triangle filter as worked by hand', () => {
    // 4 → 2, scale 2: centre of the first output is 1, reach 2: inputs 0, 1, 2 at distances ¼, ¼, ¾ of the reach,
    // weights ¾, ¾, ¼ over 7/4 = 3/7, 3/7, 1/7. (3·70 + 3·140 + 1·21) / 7 = 651 / 7 = 93.
    const picture = { width: 4, height: 1, channels: 1, data: Uint8Array.of(70, 140, 21, 0) }
    expect(resize(picture, 2, 1, 'bilinear').data[0]).toBe(93)
  })

  it.each(FILTERS)('leaves one colour as it is (%s)', (filter) => {
    const grey = { width: 23, height: 17, channels: 1, data: new Uint8Array(23 * 17).fill(201) }
    const levels = [5, 17, 64].flatMap((size) => [...resize(grey, size, size + 1, filter).data])
    expect(new Set(levels)).toEqual(new Set([201]))
  })

  it('gives back the same pixels for the same size', () => {
    const picture = goldenPicture(9, 7, 3)
    expect(resize(picture, 9, 7, 'lanczos')).toBe(picture)
  })
})
