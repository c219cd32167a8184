/** One upright picture stored in the eight EXIF orientations, in every format that can say so. */
import goldens from '../golden/pillow-decode.json'
import type { CorpusFile } from './entry'
import { encodeRgbPng, joinBytes, pngChunk } from './png'
import { pseudoRandomBytes } from './random-bytes'

export const UPRIGHT_WIDTH = 7
export const UPRIGHT_HEIGHT = 5
const upright = pseudoRandomBytes(3 * UPRIGHT_WIDTH * UPRIGHT_HEIGHT, 42)

/** EXIF 2.32, tag 274: which visual sides the stored 0th row and 0th column are. */
const SIDES = [
  ['top', 'left'],
  ['top', 'right'],
  ['bottom', 'right'],
  ['bottom', 'left'],
  ['left', 'top'],
  ['right', 'top'],
  ['right', 'bottom'],
  ['left', 'bottom'],
] as const

/** Where stored (row, column) is seen, by the two sides. */
function seenAt(orientation: number, row: number, column: number): readonly [x: number, y: number] {
  const [rowSide, columnSide] = SIDES[orientation - 1]!
  const fromSide = { top: 0, left: 0, bottom: UPRIGHT_HEIGHT - 1, right: UPRIGHT_WIDTH - 1 }
  const along = (side: keyof typeof fromSide, i: number): number => Math.abs(fromSide[side] - i)
  const isSideways = rowSide === 'left' || rowSide === 'right'
  return isSideways
    ? [along(rowSide, row), along(columnSide, column)]
    : [along(columnSide, column), along(rowSide, row)]
}

export function storedRgb(orientation: number) {
  const [width, height] = orientation >= 5 ? [UPRIGHT_HEIGHT, UPRIGHT_WIDTH] : [UPRIGHT_WIDTH, UPRIGHT_HEIGHT]
  const rgb = new Uint8Array(upright.length)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = seenAt(orientation, row, column)
      const from = 3 * (y * UPRIGHT_WIDTH + x)
      rgb.set(upright.subarray(from, from + 3), 3 * (row * width + column))
    }
  }
  return { width, height, rgb }
}

/** The bytes of an EXIF block (a TIFF file without pixels) that holds the orientation alone. */
export function exifBlock(orientation: number, order: 'II' | 'MM' = 'MM'): Uint8Array {
  const block = new Uint8Array(26)
  const view = new DataView(block.buffer)
  const isLittle = order === 'II'
  block.set(new TextEncoder().encode(order))
  view.setUint16(2, 42, isLittle)
  view.setUint32(4, 8, isLittle)
  view.setUint16(8, 1, isLittle) // one entry
  view.setUint16(10, 274, isLittle)
  view.setUint16(12, 3, isLittle) // SHORT
  view.setUint32(14, 1, isLittle)
  view.setUint16(18, orientation, isLittle)
  return block
}

/** A JPEG's application segment 1. */
export function exifSegment(block: Uint8Array): Uint8Array {
  const length = 2 + 6 + block.length
  return joinBytes(
    Uint8Array.of(0xff, 0xe1, length >> 8, length & 255),
    new TextEncoder().encode('Exif\0\0'),
    block,
  )
}

/** A file of tests/golden/pillow-decode.json by its name. */
export function goldenFile(name: string): Uint8Array {
  const entry = goldens.files.find((file) => file.name === name)
  if (!entry) throw new Error(`no golden file "${name}"`)
  return new Uint8Array(Buffer.from(entry.file, 'base64'))
}

/** A JPEG with segments put in behind its start. */
export function withSegments(jpeg: Uint8Array, ...segments: readonly Uint8Array[]): Uint8Array {
  return joinBytes(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2))
}

function rgbaOf(rgb: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: (rgb.length / 3) * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : rgb[3 * Math.floor(i / 4) + (i % 4)]!,
  )
}

export const exifFiles: readonly CorpusFile[] = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((orientation) => {
  const { width, height, rgb } = storedRgb(orientation)
  const sideways = orientation >= 5
  return [
    {
      name: `exif-${orientation}.png`,
      bytes: encodeRgbPng(width, height, rgb, [pngChunk('eXIf', exifBlock(orientation))]),
      expected: { ok: true, width: UPRIGHT_WIDTH, height: UPRIGHT_HEIGHT, rgba: rgbaOf(upright) },
    },
    {
      name: `exif-${orientation}.jpg`,
      bytes: withSegments(goldenFile('jpeg 444'), exifSegment(exifBlock(orientation, 'II'))),
      expected: {
        ok: true,
        width: sideways ? goldens.height : goldens.width,
        height: sideways ? goldens.width : goldens.height,
      },
    },
  ] satisfies CorpusFile[]
})
