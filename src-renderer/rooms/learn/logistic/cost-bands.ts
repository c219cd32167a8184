/** A cost over a grid as bands between levels, for a drawing. Pure: it measures nothing. */
import { contour, type Segment } from '../planar/contour'

const LEVELS = 12

/** Places `from` … `to` of a row lie in the same band; 0 is the lowest. */
export interface Run {
  readonly row: number
  readonly from: number
  readonly to: number
  readonly band: number
}

export interface CostBands {
  readonly runs: readonly Run[]
  readonly lines: readonly Segment[]
  readonly bands: number
}

/** @param costs rows of `side` values */
export function costBands(costs: Float64Array, side: number): CostBands {
  const [low, high] = [Math.min(...costs), Math.max(...costs)]
  const step = (high - low) / LEVELS || 1
  const band = (cost: number): number => Math.min(LEVELS - 1, Math.floor((cost - low) / step))
  const runs: Run[] = []
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const here = band(costs[row * side + column] ?? low)
      const last = runs.at(-1)
      if (last?.row === row && last.band === here) runs[runs.length - 1] = { ...last, to: column + 1 }
      else runs.push({ row, from: column, to: column + 1, band: here })
    }
  }
  const lines = Array.from({ length: LEVELS - 1 }, (_, i) => low + (i + 1) * step)
  return { runs, lines: lines.flatMap((level) => contour(costs, side, level)), bands: LEVELS }
}
