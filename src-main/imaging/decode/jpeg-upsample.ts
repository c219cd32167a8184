/** Brings a subsampled JPEG component to full size: triangle filter for halves, as libjpeg; repetition for the rest. */
import type { Component, Frame } from './jpeg-frame'

type Samples = Uint8ClampedArray

/** Row `row` of a component, edges repeated beyond the picture; only samples that belong to it. */
function rowOf(samples: Samples, { width, height, blocksAcross }: Component, row: number): Samples {
  const start = Math.max(0, Math.min(height - 1, row)) * 8 * blocksAcross
  return samples.subarray(start, start + width)
}

/**
 * Doubles a row: each new sample is ¾ of the nearer and ¼ of the farther neighbour, the ends stay.
 *
 * @param row     sums whose unit is 1 / 2^(shift − 2) of a level
 * @param biases  added before shifting, left and right of each sample: alternating, so that errors do not pile up
 */
function doubleRow(
  row: ArrayLike<number>,
  shift: number,
  biases: readonly [number, number],
  out: Samples,
): void {
  const [leftBias, rightBias] = biases
  for (let i = 0; i < row.length; i++) {
    const here = row[i]!
    out[2 * i] = (3 * here + (row[i - 1] ?? here) + leftBias) >> shift
    out[2 * i + 1] = (3 * here + (row[i + 1] ?? here) + rightBias) >> shift
  }
}

/** A row between two halved ones: three times the nearer plus the farther, so in quarters of a level. */
function blendedRow(samples: Samples, component: Component, row: number): Int32Array {
  const near = rowOf(samples, component, row >> 1)
  const far = rowOf(samples, component, (row >> 1) + (row % 2 === 0 ? -1 : 1))
  return Int32Array.from(near, (sample, i) => 3 * sample + far[i]!)
}

function fullRow(samples: Samples, component: Component, frame: Frame, row: number, out: Samples): void {
  const timesAcross = frame.mostAcross / component.across
  const timesDown = frame.mostDown / component.down
  const isSmooth = timesAcross === 2 && component.width > 2
  if (isSmooth && timesDown === 1) doubleRow(rowOf(samples, component, row), 2, [1, 2], out)
  else if (isSmooth && timesDown === 2) doubleRow(blendedRow(samples, component, row), 4, [8, 7], out)
  else {
    const near = rowOf(samples, component, Math.floor(row / timesDown))
    for (let column = 0; column < frame.width; column++) out[column] = near[Math.floor(column / timesAcross)]!
  }
}

/** All samples of a component at the picture's size, row by row. */
export function upsample(samples: Samples, component: Component, frame: Frame): Uint8ClampedArray {
  const { width, height } = frame
  const out = new Uint8ClampedArray(width * height)
  const wide = new Uint8ClampedArray(width + 1) // a doubled row may be one longer
  for (let row = 0; row < height; row++) {
    fullRow(samples, component, frame, row, wide)
    out.set(wide.subarray(0, width), row * width)
  }
  return out
}
