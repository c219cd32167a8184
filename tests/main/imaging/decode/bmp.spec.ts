import { describe, expect, it } from 'vitest'
import { openBmp } from '../../../../src-main/imaging/decode/bmp'
import { codecs } from '../codecs'

interface Bmp {
  readonly width: number
  readonly height: number
  readonly bits: number
  readonly compression?: number
  /** After the 40-byte header: masks, palette. */
  readonly tables?: readonly number[]
  readonly pixels: readonly number[]
}

function bmp({ width, height, bits, compression = 0, tables = [], pixels }: Bmp): Uint8Array {
  const file = new Uint8Array(54 + tables.length + pixels.length)
  const view = new DataView(file.buffer)
  file.set([0x42, 0x4d])
  view.setUint32(10, 54 + tables.length, true)
  view.setUint32(14, 40, true)
  view.setInt32(18, width, true)
  view.setInt32(22, height, true)
  view.setUint16(28, bits, true)
  view.setUint32(30, compression, true)
  view.setUint32(46, bits <= 8 ? tables.length / 4 : 0, true)
  file.set([...tables, ...pixels], 54)
  return file
}

const uint32 = (value: number): number[] => [
  value & 255,
  (value >> 8) & 255,
  (value >> 16) & 255,
  value >>> 24,
]

/** Four greys as a palette: index i is level 10 · i. */
const palette = [0, 1, 2, 3].flatMap((i) => [10 * i, 10 * i, 10 * i, 0])

async function pixels(file: Bmp): Promise<number[]> {
  return [...(await openBmp(bmp(file)).decode(codecs))]
}

/** The red channel alone: greys are told apart by it. */
async function levels(file: Bmp): Promise<number[]> {
  return (await pixels(file)).filter((_, i) => i % 4 === 0)
}

describe('openBmp', () => {
  it('reads rows from the bottom, or from the top when the height is negative', async () => {
    const rows = { bits: 24, width: 1, pixels: [1, 2, 3, 0, 4, 5, 6, 0] }
    expect(await pixels({ ...rows, height: 2 })).toEqual([6, 5, 4, 255, 3, 2, 1, 255])
    expect(await pixels({ ...rows, height: -2 })).toEqual([3, 2, 1, 255, 6, 5, 4, 255])
  })

  it('spreads 5 bits over 0…255 rounding down, as Pillow does', async () => {
    // 0x7c00 is red 31 → 255; 0x0200 is green 16 → 16·255/31 = 131.6 → 131; 0x0001 is blue 1 → 8.2 → 8.
    const file = { width: 3, height: 1, bits: 16, pixels: [0x00, 0x7c, 0x00, 0x02, 0x01, 0x00, 0, 0] }
    expect(await pixels(file)).toEqual([255, 0, 0, 255, 0, 131, 0, 255, 0, 0, 8, 255])
  })

  it('reads masks, and alpha only with its own mask', async () => {
    const masks = [0xff000000, 0xff0000, 0xff00].flatMap(uint32)
    const file = { width: 1, height: 1, bits: 32, pixels: [40, 30, 20, 10] }
    expect(await pixels({ ...file, compression: 3, tables: masks })).toEqual([10, 20, 30, 255])
    expect(await pixels({ ...file, compression: 6, tables: [...masks, ...uint32(0xff)] })).toEqual([
      10, 20, 30, 40,
    ])
    expect(await pixels(file)).toEqual([20, 30, 40, 255])
  })

  it('unpacks runs, literals, line ends and jumps (8 bits)', async () => {
    // bottom row: 3 × index 1, line end; next row: literal 2 3 2 (padded), jump 0 right 0 up, end of bitmap.
    const runs = [3, 1, 0, 0, 0, 3, 2, 3, 2, 0, 0, 2, 0, 0, 0, 1]
    const file = { width: 3, height: 2, bits: 8, compression: 1, tables: palette, pixels: runs }
    expect(await levels(file)).toEqual([20, 30, 20, 10, 10, 10])
  })

  it('leaves what a jump skips at index 0', async () => {
    // jump 1 right and 1 up, then one pixel of index 3: row 1 (the top one), column 1.
    const file = {
      width: 2,
      height: 2,
      bits: 8,
      compression: 1,
      tables: palette,
      pixels: [0, 2, 1, 1, 1, 3, 0, 1],
    }
    expect(await levels(file)).toEqual([0, 30, 0, 0])
  })

  it('unpacks runs of two alternating colours (4 bits)', async () => {
    const file = { width: 3, height: 1, bits: 4, compression: 2, tables: palette, pixels: [3, 0x12, 0, 1] }
    expect(await levels(file)).toEqual([10, 20, 10])
  })

  it.each([
    ['without its end mark', [3, 1], 'incomplete'],
    ['below the last row', [3, 1, 0, 0, 1, 1, 0, 1], 'corrupt'],
    ['of a colour outside the palette', [1, 9, 0, 1], 'corrupt'],
  ])('refuses runs %s', async (_, runs, code) => {
    const file = { width: 3, height: 1, bits: 8, compression: 1, tables: palette, pixels: runs }
    await expect(pixels(file)).rejects.toThrow(code)
  })

  it('refuses a JPEG inside, and a size of another world', async () => {
    expect(() => openBmp(bmp({ width: 1, height: 1, bits: 24, compression: 4, pixels: [] }))).toThrow(
      'unsupported-format',
    )
    expect(openBmp(bmp({ width: -5, height: 1, bits: 24, pixels: [] })).width).toBe(0)
    await expect(pixels({ width: 1, height: 1, bits: 5, pixels: [0, 0, 0, 0] })).rejects.toThrow('corrupt')
  })
})
