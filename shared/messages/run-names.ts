/** Names of runs in a list of choices: two that began within a minute are told apart by their seconds. */
import { formatClock, formatClockWithSeconds } from './format'

interface Started {
  /** ISO 8601. */
  readonly startedAt: string
}

/**
 * @param nameAt  the run's name with the time of day that it is given
 * @returns a name for each, in the runs' order
 */
export function runNames<Run extends Started>(
  runs: readonly Run[],
  nameAt: (run: Run, clock: string) => string,
): readonly string[] {
  const names = runs.map((run) => nameAt(run, formatClock(new Date(run.startedAt))))
  return runs.map((run, index) => {
    const name = names[index] ?? ''
    const isAlone = names.indexOf(name) === names.lastIndexOf(name)
    return isAlone ? name : nameAt(run, formatClockWithSeconds(new Date(run.startedAt)))
  })
}
