/** Every legal PNG type: colour type × bit depth × interlacing (15 × 2), and transparency of the types without alpha. */
import { pseudoRandomBytes } from './random-bytes'
import type { CorpusFile } from './entry'
import { encodePng, PNG_CHANNELS, pngChunk } from './png'

const WIDTH = 11
const HEIGHT = 9

const TYPES = [
  [0, [1, 2, 4, 8, 16]],
  [2, [8, 16]],
  [3, [1, 2, 4, 8]],
  [4, [8, 16]],
  [6, [8, 16]],
] as const

/** 0…255 by the documented rule: 16 bits keep the high byte, fewer than 8 are spread evenly. */
function toByte(sample: number, bitDepth: number): number {
  return bitDepth === 16 ? sample >> 8 : (sample * 255) / (2 ** bitDepth - 1)
}

function samplesOf(bitDepth: number, colourType: number): number[] {
  const count = WIDTH * HEIGHT * PNG_CHANNELS[colourType]!
  const bytes = pseudoRandomBytes(2 * count, 100 * colourType + bitDepth)
  return Array.from(
    { length: count },
    (_, i) => ((bytes[2 * i]! << 8) | bytes[2 * i + 1]!) >> (16 - bitDepth),
  )
}

interface Transparency {
  /** Data of the tRNS chunk. */
  readonly data: Uint8Array
  readonly alphaOf: (pixel: readonly number[]) => number
}

function rgbaOf(
  samples: readonly number[],
  bitDepth: number,
  colourType: number,
  palette: Uint8Array,
  alphaOf: Transparency['alphaOf'] = () => 255,
): Uint8Array {
  const channels = PNG_CHANNELS[colourType]!
  const out: number[] = []
  for (let i = 0; i < samples.length; i += channels) {
    const pixel = samples.slice(i, i + channels)
    const [a, b, c, d] = pixel.map((sample) => toByte(sample, bitDepth))
    const index = 3 * pixel[0]!
    if (colourType === 0) out.push(a!, a!, a!, alphaOf(pixel))
    else if (colourType === 2) out.push(a!, b!, c!, alphaOf(pixel))
    else if (colourType === 3) out.push(...palette.subarray(index, index + 3), alphaOf(pixel))
    else if (colourType === 4) out.push(a!, a!, a!, b!)
    else out.push(a!, b!, c!, d!)
  }
  return Uint8Array.from(out)
}

function pngFile(
  bitDepth: number,
  colourType: number,
  isInterlaced: boolean,
  transparency?: Transparency,
): CorpusFile {
  const samples = samplesOf(bitDepth, colourType)
  const palette = pseudoRandomBytes(3 * 2 ** bitDepth, 7)
  const before = colourType === 3 ? [pngChunk('PLTE', palette)] : []
  if (transparency) before.push(pngChunk('tRNS', transparency.data))
  const suffix = `${isInterlaced ? '-interlaced' : ''}${transparency ? '-transparent' : ''}`
  return {
    name: `png-type${colourType}-${bitDepth}bit${suffix}.png`,
    bytes: encodePng({ width: WIDTH, height: HEIGHT, bitDepth, colourType, samples, isInterlaced, before }),
    expected: {
      ok: true,
      width: WIDTH,
      height: HEIGHT,
      rgba: rgbaOf(samples, bitDepth, colourType, palette, transparency?.alphaOf),
    },
  }
}

const greyKey: Transparency = { data: Uint8Array.of(0, 2), alphaOf: ([grey]) => (grey === 2 ? 0 : 255) }
const paletteAlphas: Transparency = {
  data: Uint8Array.of(0, 90, 200),
  alphaOf: ([index]) => [0, 90, 200][index!] ?? 255,
}

export const pngTypeFiles: readonly CorpusFile[] = [
  ...TYPES.flatMap(([colourType, depths]) =>
    depths.flatMap((bitDepth) => [pngFile(bitDepth, colourType, false), pngFile(bitDepth, colourType, true)]),
  ),
  pngFile(4, 0, false, greyKey),
  pngFile(4, 3, false, paletteAlphas),
]
