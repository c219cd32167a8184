/** What the measured times of the race say: how many times as fast, and how long each bar is. Pure. */
import type { RaceReport } from '../../../../shared/domain/lessons/race'

export const RACE_SCALES = ['linear', 'log'] as const
export type RaceScale = (typeof RACE_SCALES)[number]

/** float32 keeps 24 bits, 6e−8; sums of hundreds of such numbers in another order come out this much apart at most. */
const ROUNDING = 1e-4

/** How many times as fast as the loops; null until both were measured. */
export function speedup(reports: readonly RaceReport[], racer: RaceReport['racer']): number | null {
  const [loops, own] = [timeOf(reports, 'loops'), timeOf(reports, racer)]
  return loops === null || own === null ? null : loops / own
}

export function timeOf(reports: readonly RaceReport[], racer: RaceReport['racer']): number | null {
  return reports.find((report) => report.racer === racer)?.medianMs ?? null
}

export interface BarAxis {
  /** Speed-ups with a line and a number; the first is where bars begin. */
  readonly ticks: readonly number[]
  /** Share of the axis' length, 0 … 1. */
  readonly place: (ratio: number) => number
}

/** From 0 to a round number above the largest; on the logarithmic scale from the power of ten below the smallest. */
export function barAxis(ratios: readonly number[], scale: RaceScale): BarAxis {
  const [smallest, largest] = [Math.min(1, ...ratios), Math.max(2, ...ratios)]
  if (scale === 'linear') {
    const step = stepBelow(largest / 3)
    const count = Math.ceil(largest / step - 1e-9)
    const ticks = Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(6)))
    return { ticks, place: (ratio) => ratio / (count * step) }
  }
  // A bar of ratio 1 needs a length too, so the axis begins a decade lower than the smallest.
  const first = Math.ceil(Math.log10(smallest) - 1e-9) - 1
  const last = Math.ceil(Math.log10(largest) - 1e-9)
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number((10 ** (first + i)).toPrecision(6)))
  return { ticks, place: (ratio) => (Math.log10(ratio) - first) / (last - first) }
}

/** 1, 2 or 5 times a power of ten, at most this. */
function stepBelow(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  return [5, 2, 1].map((factor) => factor * power).find((step) => step <= most * (1 + 1e-9)) ?? power
}

/** The largest difference between any racer's gradient and the loops'; null until all were measured. */
export function largestDifference(reports: readonly RaceReport[], racers: number): number | null {
  if (reports.length < racers) return null
  return Math.max(...reports.map(({ difference }) => Math.max(difference?.dw ?? 0, difference?.db ?? 0)))
}

export function isRounding(difference: number): boolean {
  return difference <= ROUNDING
}
