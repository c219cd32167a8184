import { describe, expect, it } from 'vitest'
import type { Filter, Fit } from '../../../shared/domain/preprocessing'
import { fitSquare } from '../../../src-main/imaging/fit'
import golden from '../../golden/pillow-resize.json'
import { goldenPicture } from './golden-picture'

describe('fitSquare', () => {
  it.each(golden.fitted)('equals Pillow: $fit of $from to $size, $filter', (entry) => {
    const [width, height] = entry.from
    const picture = goldenPicture(width!, height!, 3)
    const out = fitSquare(picture, entry.size, entry.fit as Fit, entry.filter as Filter, [10, 200, 30])
    expect(Buffer.from(out.data).toString('hex')).toBe(entry.hex)
  })

  it('keeps one pixel of a picture thinner than half a pixel, where Pillow raises', () => {
    // 1000 × 2 to 8: 2 / 1000 · 8 = 0.016 rows → 1; 7 rows of background, round(3.5) = 4 of them above (half to even).
    const picture = { width: 1000, height: 2, channels: 1, data: new Uint8Array(2000).fill(9) }
    const { data } = fitSquare(picture, 8, 'contain', 'bilinear', [255])
    const rows = Array.from({ length: 8 }, (_, row) => data[8 * row])
    expect(rows).toEqual([255, 255, 255, 255, 9, 255, 255, 255])
  })
})
