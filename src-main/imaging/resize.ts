/**
 * Resampling, equal to Pillow's `Image.resize` for 8-bit pictures, difference 0: an exported Python file that resizes
 * with Pillow gives the network the same vector.
 *
 * Each output pixel is a weighted mean of the input pixels under the filter, which is stretched by the scale when
 * shrinking (antialiasing). Rows first, then columns, rounded to 8 bits in between. Weights are integers of 22
 * fractional bits: 32 − 8 (the pixel) − 2 (a sum of weights may overshoot). Source: Pillow, src/libImaging/Resample.c.
 */
import type { Filter } from '../../shared/domain/preprocessing'
import type { Pixels } from './exif-orientation'

const PRECISION_BITS = 32 - 8 - 2
const ONE = 1 << PRECISION_BITS
const HALF = 1 << (PRECISION_BITS - 1)

/** A filter: how far it reaches at scale 1, and its weight at a distance. */
interface Kernel {
  readonly support: number
  readonly weight: (distance: number) => number
}

/** Triangle. */
function bilinear(distance: number): number {
  const x = Math.abs(distance)
  return x < 1 ? 1 - x : 0
}

/** Keys' cubic convolution with a = −1/2. */
function bicubic(distance: number): number {
  const a = -0.5
  const x = Math.abs(distance)
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1
  return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI)
}

/** Sinc windowed by a wider sinc, three lobes. */
function lanczos(x: number): number {
  return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0
}

const kernels: Readonly<Record<Filter, Kernel>> = {
  bilinear: { support: 1, weight: bilinear },
  bicubic: { support: 2, weight: bicubic },
  lanczos: { support: 3, weight: lanczos },
}

/** For each output position: the first input position, how many, and the fixed-point weights, `stride` apart. */
interface Weights {
  readonly first: Int32Array
  readonly count: Int32Array
  readonly values: Int32Array
  readonly stride: number
}

/** Rounds half away from zero, as C's cast after adding ±0.5 does. */
function toFixedPoint(weight: number): number {
  return Math.trunc(weight * ONE + (weight < 0 ? -0.5 : 0.5))
}

function computeWeights(inputSize: number, outputSize: number, { support, weight }: Kernel): Weights {
  const scale = inputSize / outputSize
  const filterScale = Math.max(scale, 1)
  const reach = support * filterScale
  const stride = Math.ceil(reach) * 2 + 1
  const first = new Int32Array(outputSize)
  const count = new Int32Array(outputSize)
  const values = new Int32Array(outputSize * stride)
  const row = new Float64Array(stride)
  for (let position = 0; position < outputSize; position++) {
    const centre = (position + 0.5) * scale
    const from = Math.max(0, Math.trunc(centre - reach + 0.5))
    const taps = Math.min(inputSize, Math.trunc(centre + reach + 0.5)) - from
    let sum = 0
    for (let i = 0; i < taps; i++) {
      row[i] = weight((i + from - centre + 0.5) * (1 / filterScale))
      sum += row[i]!
    }
    for (let i = 0; i < taps; i++) {
      values[position * stride + i] = toFixedPoint(sum === 0 ? row[i]! : row[i]! / sum)
    }
    first[position] = from
    count[position] = taps
  }
  return { first, count, values, stride }
}

function toByte(sum: number): number {
  const level = sum >> PRECISION_BITS
  if (level < 0) return 0
  return level > 255 ? 255 : level
}

/** Three interleaved channels at once: each weight is read once, which is half of the time of large pictures. */
function resampleColourRow(
  input: Uint8Array,
  start: number,
  out: Uint8Array,
  to: number,
  weights: Weights,
): void {
  const { first, count, values, stride } = weights
  for (let position = 0; position < first.length; position++) {
    let [red, green, blue] = [HALF, HALF, HALF]
    let from = start + 3 * first[position]!
    const end = position * stride + count[position]!
    for (let i = position * stride; i < end; i++) {
      const weight = values[i]!
      red = (red + Math.imul(input[from]!, weight)) | 0
      green = (green + Math.imul(input[from + 1]!, weight)) | 0
      blue = (blue + Math.imul(input[from + 2]!, weight)) | 0
      from += 3
    }
    out[to + 3 * position] = toByte(red)
    out[to + 3 * position + 1] = toByte(green)
    out[to + 3 * position + 2] = toByte(blue)
  }
}

function resampleGreyRow(
  input: Uint8Array,
  start: number,
  out: Uint8Array,
  to: number,
  weights: Weights,
): void {
  const { first, count, values, stride } = weights
  for (let position = 0; position < first.length; position++) {
    let sum = HALF
    let from = start + first[position]!
    const end = position * stride + count[position]!
    for (let i = position * stride; i < end; i++) {
      sum = (sum + Math.imul(input[from++]!, values[i]!)) | 0
    }
    out[to + position] = toByte(sum)
  }
}

function resizeRows({ width, height, channels, data }: Pixels, outputWidth: number, kernel: Kernel): Pixels {
  const weights = computeWeights(width, outputWidth, kernel)
  const out = new Uint8Array(outputWidth * height * channels)
  const resampleRow = channels === 3 ? resampleColourRow : resampleGreyRow
  for (let row = 0; row < height; row++) {
    resampleRow(data, row * width * channels, out, row * outputWidth * channels, weights)
  }
  return { width: outputWidth, height, channels, data: out }
}

/** Column by column would jump through memory; so each input row is added to a row of sums, times its weight. */
function resizeColumns(
  { width, height, channels, data }: Pixels,
  outputHeight: number,
  kernel: Kernel,
): Pixels {
  const { first, count, values, stride } = computeWeights(height, outputHeight, kernel)
  const rowLength = width * channels
  const out = new Uint8Array(rowLength * outputHeight)
  const sums = new Int32Array(rowLength)
  for (let position = 0; position < outputHeight; position++) {
    sums.fill(HALF)
    for (let tap = 0; tap < count[position]!; tap++) {
      const weight = values[position * stride + tap]!
      const from = (first[position]! + tap) * rowLength
      for (let i = 0; i < rowLength; i++) sums[i] = sums[i]! + Math.imul(data[from + i]!, weight)
    }
    for (let i = 0; i < rowLength; i++) out[position * rowLength + i] = toByte(sums[i]!)
  }
  return { width, height: outputHeight, channels, data: out }
}

/**
 * Resizes to width · height. An axis that keeps its size is not filtered.
 *
 * @param pixels  1 or 3 channels, each resampled by itself: alpha must be gone before
 */
export function resize(pixels: Pixels, width: number, height: number, filter: Filter): Pixels {
  const kernel = kernels[filter]
  const rows = pixels.width === width ? pixels : resizeRows(pixels, width, kernel)
  return rows.height === height ? rows : resizeColumns(rows, height, kernel)
}
