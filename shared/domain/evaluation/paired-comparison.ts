/** Two networks on the very same pictures: who was right where, and whether the difference can be chance. */

/** The four ways in which two answers to one picture can be right and wrong, counted. */
export interface PairedCounts {
  readonly bothRight: number
  readonly onlyFirst: number
  readonly onlySecond: number
  readonly bothWrong: number
}

/** @param first whether the first network was right, picture by picture @param second the same of the second */
export function countPairs(first: readonly boolean[], second: readonly boolean[]): PairedCounts {
  if (first.length !== second.length)
    throw new Error(`${first.length} answers cannot be paired with ${second.length}`)
  const counts = { bothRight: 0, onlyFirst: 0, onlySecond: 0, bothWrong: 0 }
  first.forEach((isFirstRight, i) => {
    if (isFirstRight) counts[second[i] ? 'bothRight' : 'onlyFirst']++
    else counts[second[i] ? 'onlySecond' : 'bothWrong']++
  })
  return counts
}

/**
 * McNemar's exact test (1947): only the pictures on which the two differ say anything. Were both networks equally good,
 * each of these n = b + c pictures would fall to either side like a coin, so with k = min(b, c)
 *
 *   p = min(1, 2 · Σ_{i ≤ k} C(n, i) / 2^n)
 *
 * is how often chance alone divides them at least so unevenly. 1 when they never differ.
 */
export function mcNemarExact({ onlyFirst, onlySecond }: PairedCounts): number {
  const n = onlyFirst + onlySecond
  const k = Math.min(onlyFirst, onlySecond)
  // Each term from the one above it: C(n, i-1) = C(n, i) · i / (n − i + 1). The largest is taken out of the sum, and in
  // logarithms, because 2^n is beyond every number from n = 1024 on.
  let [term, sum] = [1, 1]
  for (let i = k; i >= 1; i--) {
    term *= i / (n - i + 1)
    sum += term
  }
  let logLargest = -n * Math.LN2
  for (let i = 1; i <= k; i++) logLargest += Math.log((n - k + i) / i)
  return Math.min(1, 2 * sum * Math.exp(logLargest))
}

/** Below this a difference is called proven, as is the custom. */
const PROOF = 0.05

/** `equal`: right on as many; `unproven`: one is ahead, but chance does as much too often. */
export type PairedVerdict = 'equal' | 'unproven' | 'first' | 'second'

export function pairedVerdict(counts: PairedCounts): PairedVerdict {
  if (counts.onlyFirst === counts.onlySecond) return 'equal'
  if (mcNemarExact(counts) >= PROOF) return 'unproven'
  return counts.onlyFirst > counts.onlySecond ? 'first' : 'second'
}
