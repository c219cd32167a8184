/** The tangent of a curve as a line to draw, and how much of the plane a curve needs. Pure. */
import { NUDGE_RANGE, type NudgeReport } from '../../../../shared/domain/lessons/derivatives'
import type { PlotRange } from '../plot-scale'

/** Half its length, along the horizontal axis. */
const REACH = 2.5

export function tangentThrough(
  { value, formula }: Pick<NudgeReport, 'value' | 'formula'>,
  at: number,
): readonly (readonly [number, number])[] {
  return [-REACH, REACH].map((dx) => [at + dx, value + formula * dx] as const)
}

/** All of the curve, and a twelfth of its height around it. */
export function curveRange(curve: NudgeReport['curve']): PlotRange {
  const values = curve.map(([, y]) => y)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = (high - low) / 12
  return { x: [NUDGE_RANGE.min, NUDGE_RANGE.max], y: [low - room, high + room] }
}
