/** From a lesson's numbers to places in a drawing of fixed size, and round places for its ticks. Pure. */

export interface PlotRange {
  readonly x: readonly [min: number, max: number]
  readonly y: readonly [min: number, max: number]
}

export const PLOT = { width: 640, height: 420, left: 44, right: 12, top: 12, bottom: 28 } as const

export interface PlotScale {
  readonly x: (value: number) => number
  readonly y: (value: number) => number
}

export function plotScale({ x, y }: PlotRange): PlotScale {
  const [width, height] = [PLOT.width - PLOT.left - PLOT.right, PLOT.height - PLOT.top - PLOT.bottom]
  return {
    x: (value) => PLOT.left + ((value - x[0]) / (x[1] - x[0])) * width,
    y: (value) => PLOT.top + ((y[1] - value) / (y[1] - y[0])) * height,
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
