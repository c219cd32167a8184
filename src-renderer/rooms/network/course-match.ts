/** A lesson's printed costs beside those of a run. Pure. */
import { agreeingDecimals, type CourseLesson } from '../../../shared/domain/course-lessons'
import type { LessonRun } from '../../../shared/ipc/contract'

export interface MatchRow {
  readonly iteration: number
  readonly printed: string
  /** Null as long as this iteration has not been measured. */
  readonly ours: number | null
  readonly alike: number
  readonly decimals: number
}

export interface CourseMatch {
  readonly rows: readonly MatchRow[]
  /** Rows that have been measured. */
  readonly measured: number
  /** Of those, the ones with all decimals that independent runs of the notebook share, or all printed if fewer. */
  readonly good: number
  /** Decimals that every measured row has. */
  readonly alike: number
}

export function courseMatch(
  { costs, sharedDecimals }: CourseLesson,
  measured: LessonRun['costs'],
): CourseMatch {
  const ours = new Map(measured.map(({ iteration, cost }) => [iteration, cost]))
  const rows = costs.map(({ iteration, cost }): MatchRow => {
    const found = ours.get(iteration) ?? null
    const decimals = cost.split('.')[1]?.length ?? 0
    return {
      iteration,
      printed: cost,
      ours: found,
      alike: found === null ? 0 : agreeingDecimals(found, cost),
      decimals,
    }
  })
  const known = rows.filter((row) => row.ours !== null)
  return {
    rows,
    measured: known.length,
    good: known.filter(({ alike, decimals }) => alike >= Math.min(decimals, sharedDecimals)).length,
    alike: Math.min(...known.map(({ alike }) => alike)),
  }
}
