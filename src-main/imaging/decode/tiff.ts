/** TIFF 6.0, first picture of the file: strips and tiles, unpacked, LZW, Deflate or PackBits. */
import { toOrientation, ORIENTATION_TAG } from '../exif-orientation'
import { type Directory, readDirectory } from '../ifd'
import { Refused } from '../refused'
import type { OpenedPicture } from './opened-picture'
import { sampleReader } from './samples'
import { pixelPainter, sampleScale } from './tiff-colour'
import { readTiffLayout, readTiffSize, type TiffBlock, type TiffLayout } from './tiff-layout'
import { unpackTiffBlock } from './tiff-unpack'

const LITTLE_ENDIAN_MARK = 0x49

/** Undoes horizontal differencing (predictor 2, §14): each sample is stored as its difference from the pixel before. */
function undoDifferences(row: Uint8Array, bits: number, step: number, isLittleEndian: boolean): void {
  if (bits === 8) {
    for (let i = step; i < row.length; i++) row[i] = row[i]! + row[i - step]!
    return
  }
  if (bits !== 16) throw new Refused('unsupported-format', 'a TIFF with another predictor')
  const view = new DataView(row.buffer, row.byteOffset, row.byteLength)
  for (let at = 2 * step; at + 1 < row.length; at += 2) {
    const sum = view.getUint16(at, isLittleEndian) + view.getUint16(at - 2 * step, isLittleEndian)
    view.setUint16(at, sum, isLittleEndian)
  }
}

/** Spreads a block's samples, as 0…255, over the picture's sample array (width · height · samples). */
function placeBlock(
  data: Uint8Array,
  block: TiffBlock,
  layout: TiffLayout,
  isLittleEndian: boolean,
  all: Uint8Array,
) {
  const perPixel = layout.isPlanar ? 1 : layout.samples
  const rowBytes = data.length / block.height
  const scale = sampleScale(layout)
  const columns = Math.min(block.width, layout.width - block.left)
  const rows = Math.min(block.height, layout.height - block.top)
  for (let row = 0; row < rows; row++) {
    const stored = data.subarray(row * rowBytes, (row + 1) * rowBytes)
    if (layout.isDifferenced) undoDifferences(stored, layout.bits, perPixel, isLittleEndian)
    const sample = sampleReader(stored, layout.bits, isLittleEndian)
    const first = (block.top + row) * layout.width + block.left
    for (let i = 0; i < columns * perPixel; i++) {
      const to = layout.isPlanar ? (first + i) * layout.samples + block.plane : first * perPixel + i
      all[to] = scale(sample(i))
    }
  }
}

function decode(directory: Directory): Uint8Array {
  const layout = readTiffLayout(directory)
  const { width, height, samples, bits, compression, isPlanar, blocks } = layout
  const { reader } = directory
  const isLittleEndian = reader.uint8(0) === LITTLE_ENDIAN_MARK
  const all = new Uint8Array(width * height * samples)
  for (const block of blocks) {
    const rowBytes = Math.ceil((block.width * (isPlanar ? 1 : samples) * bits) / 8)
    const packed = reader.slice(block.at, block.bytes)
    placeBlock(
      unpackTiffBlock(packed, compression, rowBytes * block.height),
      block,
      layout,
      isLittleEndian,
      all,
    )
  }
  const paint = pixelPainter(layout)
  const out = new Uint8Array(4 * width * height)
  for (let i = 0; i < width * height; i++) paint(all, i * samples, out, 4 * i)
  return out
}

/** Opens a TIFF file. Throws `Refused`. */
export function openTiff(bytes: Uint8Array): OpenedPicture {
  const directory = readDirectory(bytes)
  return {
    ...readTiffSize(directory),
    orientation: () => toOrientation(directory.numbers(ORIENTATION_TAG)?.[0]),
    decode: () => Promise.resolve(directory).then(decode),
  }
}
