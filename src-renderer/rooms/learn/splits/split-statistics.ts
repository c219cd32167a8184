/** What a series of divisions says: means, spread, and how much of the spread chance alone explains. Pure. */
import type { SplitReport, SplitScore } from '../../../../shared/domain/lessons/splits'

export interface SplitStatistics {
  /** Mean accuracies. */
  readonly train: number
  readonly test: number
  /** The worst and the best test accuracy. */
  readonly lowest: number
  readonly highest: number
  /** Of the test accuracies, with n − 1; 0 for a single one. */
  readonly deviation: number
  /** √(p(1−p)/m), p the mean test accuracy and m the test pictures of a division. */
  readonly byChance: number
}

export function accuracyOf({ right, examples }: SplitScore): number {
  return right / examples
}

/** Null without a division. */
export function splitStatistics(reports: readonly SplitReport[]): SplitStatistics | null {
  const [first] = reports
  if (!first) return null
  const tests = reports.map(({ test }) => accuracyOf(test))
  const train = mean(reports.map((report) => accuracyOf(report.train)))
  const test = mean(tests)
  const squares = tests.reduce((sum, accuracy) => sum + (accuracy - test) ** 2, 0)
  return {
    train,
    test,
    lowest: Math.min(...tests),
    highest: Math.max(...tests),
    deviation: tests.length > 1 ? Math.sqrt(squares / (tests.length - 1)) : 0,
    byChance: Math.sqrt((test * (1 - test)) / first.test.examples),
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
