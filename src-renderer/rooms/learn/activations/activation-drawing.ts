/** How much of the plane an activation's curves need over its Z, and the bars of the histogram in it. Pure. */
import type { ActivationName } from '../../../../shared/domain/architecture'
import { ACTIVATION_REACH } from '../../../../shared/domain/lessons/activations'
import type { Histogram } from '../../../../shared/domain/probe'
import type { PlotRange } from '../plot-scale'

/** At least so far on both sides of 0, so that every bend is seen. */
const LEAST_REACH = 4
/** Share of the drawing's height that the highest bar takes. */
const HIGHEST_BAR = 0.45
/** Room above 1 and below the lowest value, for curves with ends. */
const ROOM = 0.15

export function activationRange(g: ActivationName, { min, max }: Histogram): PlotRange {
  const reach = Math.min(ACTIVATION_REACH, Math.max(LEAST_REACH, Math.ceil(Math.max(-min, max))))
  const heights: Readonly<Record<ActivationName, readonly [number, number]>> = {
    sigmoid: [-ROOM, 1 + ROOM],
    tanh: [-1 - ROOM, 1 + ROOM],
    relu: [-0.6, reach],
    'leaky-relu': [-0.6, reach],
    linear: [-reach, reach],
  }
  return { x: [-reach, reach], y: heights[g] }
}

export interface Bar {
  readonly from: number
  readonly to: number
  /** In the plot's own vertical numbers, from its lower edge. */
  readonly top: number
}

/** All alike values are one narrow bar. */
export function histogramBars({ min, max, counts }: Histogram, { x, y }: PlotRange): readonly Bar[] {
  const most = Math.max(1, ...counts)
  const width = max > min ? (max - min) / counts.length : (x[1] - x[0]) / 100
  return counts.map((count, i) => ({
    from: min + i * width,
    to: min + (i + 1) * width,
    top: y[0] + (count / most) * HIGHEST_BAR * (y[1] - y[0]),
  }))
}
