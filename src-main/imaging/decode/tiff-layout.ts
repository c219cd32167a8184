/** What a TIFF file's tags say about its pixels (TIFF 6.0 §8), as far as Descent reads them. */
import type { Directory } from '../ifd'
import { MAX_PIXELS } from '../limits'
import { Refused } from '../refused'

const TAG = {
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  planarConfiguration: 284,
  predictor: 317,
  colourMap: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  extraSamples: 338,
  sampleFormat: 339,
} as const

export const COMPRESSION = { none: 1, lzw: 5, deflate: 8, oldDeflate: 32_946, packBits: 32_773 } as const
export const PHOTOMETRIC = { whiteIsZero: 0, blackIsZero: 1, rgb: 2, palette: 3, cmyk: 5 } as const

/** Samples that the photometric interpretation needs; more are extra (alpha, or unknown). */
const colourSamples: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 1, 5: 4 }

/** Samples beyond the colours that are skipped (alpha, masks); more is a scientific stack, not a picture. */
const MOST_EXTRA_SAMPLES = 4

/** Names for the sentence of what is met and not read. */
const unreadCompressions: Readonly<Record<number, string>> = {
  2: 'CCITT',
  3: 'CCITT',
  4: 'CCITT',
  6: 'JPEG',
  7: 'JPEG',
}

/** A strip or a tile: a rectangle of the picture, packed by itself. */
export interface TiffBlock {
  readonly at: number
  readonly bytes: number
  readonly left: number
  readonly top: number
  readonly width: number
  /** Rows stored; a tile's may reach below the picture. */
  readonly height: number
  /** Which sample the block holds when each has its own plane, else 0. */
  readonly plane: number
}

export interface TiffLayout {
  readonly width: number
  readonly height: number
  readonly bits: number
  readonly samples: number
  /** Whether the first extra sample is alpha, and whether the colours are multiplied by it. */
  readonly alpha: 'none' | 'straight' | 'premultiplied'
  readonly photometric: number
  readonly compression: number
  readonly isPlanar: boolean
  readonly isDifferenced: boolean
  /** Red, green and blue tables of 16-bit numbers, one after the other. */
  readonly colourMap: readonly number[]
  readonly blocks: readonly TiffBlock[]
}

const unread = (what: string): Refused => new Refused('unsupported-format', `a TIFF with ${what}`)

/** The first number of a tag; its default when absent; `corrupt` when there is no default. */
function number(directory: Directory, tag: number, byDefault?: number): number {
  const value = directory.numbers(tag)?.[0] ?? byDefault
  if (value === undefined) throw new Refused('corrupt')
  return value
}

function readCompression(directory: Directory): number {
  const compression = number(directory, TAG.compression, COMPRESSION.none)
  if ((Object.values(COMPRESSION) as number[]).includes(compression)) return compression
  const name = unreadCompressions[compression]
  throw unread(name ? `${name} compression` : 'a compression')
}

function readBits(directory: Directory): number {
  const all = directory.numbers(TAG.bitsPerSample) ?? [1]
  const [bits] = all
  if (bits === undefined || all.some((other) => other !== bits)) throw unread('samples of different sizes')
  if (![1, 2, 4, 8, 16].includes(bits)) throw unread(`${bits}-bit samples`)
  if (directory.numbers(TAG.sampleFormat)?.some((format) => format !== 1))
    throw unread('signed or real numbers')
  return bits
}

function readAlpha(directory: Directory, extra: number): TiffLayout['alpha'] {
  const kind = extra > 0 ? directory.numbers(TAG.extraSamples)?.[0] : undefined
  if (kind === 1) return 'premultiplied'
  return kind === 2 ? 'straight' : 'none'
}

interface Grid {
  readonly offsets: readonly number[]
  readonly byteCounts: readonly number[]
  readonly blockWidth: number
  readonly blockHeight: number
  readonly isTiled: boolean
}

function readGrid(directory: Directory, width: number, height: number): Grid {
  const isTiled = directory.numbers(TAG.tileOffsets) !== undefined
  const offsets = directory.numbers(isTiled ? TAG.tileOffsets : TAG.stripOffsets)
  const byteCounts = directory.numbers(isTiled ? TAG.tileByteCounts : TAG.stripByteCounts)
  if (!offsets || !byteCounts) throw new Refused('corrupt')
  const blockWidth = isTiled ? number(directory, TAG.tileWidth) : width
  const rows = isTiled
    ? number(directory, TAG.tileHeight)
    : Math.min(number(directory, TAG.rowsPerStrip, height), height)
  if (blockWidth < 1 || rows < 1) throw new Refused('corrupt')
  return { offsets, byteCounts, blockWidth, blockHeight: rows, isTiled }
}

function layBlocks(grid: Grid, width: number, height: number, planes: number): TiffBlock[] {
  const { offsets, byteCounts, blockWidth, blockHeight, isTiled } = grid
  const across = Math.ceil(width / blockWidth)
  const perPlane = across * Math.ceil(height / blockHeight)
  // Tiles may reach over the edge, but not so far that unpacking them costs more than the largest picture.
  if (isTiled && perPlane * blockWidth * blockHeight > MAX_PIXELS) throw new Refused('corrupt')
  if (offsets.length < perPlane * planes || byteCounts.length < perPlane * planes)
    throw new Refused('corrupt')
  return Array.from({ length: perPlane * planes }, (_, i) => {
    const place = i % perPlane
    const top = Math.floor(place / across) * blockHeight
    return {
      at: offsets[i]!,
      bytes: byteCounts[i]!,
      left: (place % across) * blockWidth,
      top,
      width: blockWidth,
      height: isTiled ? blockHeight : Math.min(blockHeight, height - top),
      plane: Math.floor(i / perPlane),
    }
  })
}

/** Width and height alone, for the limits that come before everything else. */
export function readTiffSize(directory: Directory): { readonly width: number; readonly height: number } {
  return { width: number(directory, TAG.width), height: number(directory, TAG.height) }
}

/**
 * Reads and checks all tags that pixels depend on.
 *
 * @throws Refused `corrupt`, or `unsupported-format` with the reason
 */
export function readTiffLayout(directory: Directory): TiffLayout {
  const { width, height } = readTiffSize(directory)
  const photometric = number(directory, TAG.photometric)
  const needed = colourSamples[photometric]
  if (needed === undefined) throw unread('another colour model')
  const samples = number(directory, TAG.samplesPerPixel, 1)
  if (samples < needed) throw new Refused('corrupt')
  if (samples > needed + MOST_EXTRA_SAMPLES) throw unread(`${samples} channels`)
  if (number(directory, TAG.fillOrder, 1) !== 1) throw unread('reversed bits')
  const predictor = number(directory, TAG.predictor, 1)
  if (predictor !== 1 && predictor !== 2) throw unread('another predictor')
  const isPlanar = number(directory, TAG.planarConfiguration, 1) === 2
  return {
    width,
    height,
    bits: readBits(directory),
    samples,
    alpha: readAlpha(directory, samples - needed),
    photometric,
    compression: readCompression(directory),
    isPlanar,
    isDifferenced: predictor === 2,
    colourMap: directory.numbers(TAG.colourMap) ?? [],
    blocks: layBlocks(readGrid(directory, width, height), width, height, isPlanar ? samples : 1),
  }
}
