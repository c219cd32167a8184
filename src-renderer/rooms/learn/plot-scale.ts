/** From a lesson's numbers to places in a drawing, and round places for its ticks. Pure. */

export interface PlotRange {
  readonly x: readonly [min: number, max: number]
  readonly y: readonly [min: number, max: number]
}

/** How large a drawing is, and what stands around its plot. */
export interface PlotFrame {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Until the drawing's place is measured. */
export const PLOT: PlotFrame = { width: 640, height: 420, left: 44, right: 12, top: 26, bottom: 28 }
/** For several beside one another: the letters stay as large as elsewhere. */
export const COMPACT_PLOT: PlotFrame = { width: 340, height: 190, left: 36, right: 16, top: 26, bottom: 26 }

export interface PlotScale {
  readonly x: (value: number) => number
  readonly y: (value: number) => number
}

export function plotScale({ x, y }: PlotRange, frame: PlotFrame = PLOT): PlotScale {
  const [width, height] = [frame.width - frame.left - frame.right, frame.height - frame.top - frame.bottom]
  return {
    x: (value) => frame.left + ((value - x[0]) / (x[1] - x[0])) * width,
    y: (value) => frame.top + ((y[1] - value) / (y[1] - y[0])) * height,
  }
}

/** Between four and ten multiples of 1, 2 or 5 times a power of ten, within the range. */
export function roundTicks([min, max]: readonly [number, number]): readonly number[] {
  const power = 10 ** Math.floor(Math.log10((max - min) / 4))
  const step = [1, 2, 5].map((factor) => factor * power).findLast((size) => (max - min) / size >= 4) ?? power
  const first = Math.ceil(min / step)
  const count = Math.floor(max / step) - first + 1
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** An SVG path through points; what is not finite leaves a gap. */
export function plotPath(scale: PlotScale, points: readonly (readonly [number, number])[]): string {
  let isDrawing = false
  return points
    .map(([x, y]) => {
      const isThere = Number.isFinite(x) && Number.isFinite(y)
      const command = isThere
        ? `${isDrawing ? 'L' : 'M'}${scale.x(x).toFixed(2)} ${scale.y(y).toFixed(2)}`
        : ''
      isDrawing = isThere
      return command
    })
    .join('')
}
