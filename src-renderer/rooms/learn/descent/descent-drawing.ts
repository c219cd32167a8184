/** The part of the cost that is drawn: the parabola, or rings of equal cost. Pure. */
import { DESCENT_CURVATURES } from '../../../../shared/domain/lessons/descent'
import type { PlotRange } from '../plot-scale'

export const LINE_RANGE: PlotRange = { x: [-5, 5], y: [-1, 22] }
export const BOWL_RANGE: PlotRange = { x: [-4.5, 4.5], y: [-2.95, 2.95] }

/** Costs of the rings of the bowl: the start is on about the last but one. */
export const RINGS = [0.25, 1, 2.25, 4, 6.25, 9, 12.25] as const

const POINTS = 81

export const lineCurve: readonly (readonly [number, number])[] = Array.from({ length: POINTS }, (_, i) => {
  const w = LINE_RANGE.x[0] + ((LINE_RANGE.x[1] - LINE_RANGE.x[0]) * i) / (POINTS - 1)
  return [w, (DESCENT_CURVATURES.line[0] * w * w) / 2] as const
})
