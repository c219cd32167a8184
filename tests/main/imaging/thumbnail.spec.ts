import { describe, expect, it } from 'vitest'
import { makeThumbnail } from '../../../src-main/imaging/thumbnail'
import { encodePng } from '../../corpus/png'
import { codecs } from './codecs'

describe('makeThumbnail', () => {
  it('is the middle square in colour, clear parts white', async () => {
    // 4 × 2, columns: red, clear, blue, red → the middle square is clear | blue.
    const row = [255, 0, 0, 255, 9, 9, 9, 0, 0, 0, 255, 255, 255, 0, 0, 255]
    const bytes = encodePng({ width: 4, height: 2, bitDepth: 8, colourType: 6, samples: [...row, ...row] })
    const line = [255, 255, 255, 0, 0, 255]
    expect(await makeThumbnail(bytes, 2, codecs)).toEqual({
      ok: true,
      size: 2,
      rgb: Uint8Array.from([...line, ...line]),
    })
  })

  it('says why there is none', async () => {
    expect(await makeThumbnail(new Uint8Array(0), 8, codecs)).toEqual({ ok: false, code: 'empty' })
  })
})
