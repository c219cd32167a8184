/** A seed for a new start. */

/** Small enough to be read, written down and typed again. */
const SEEDS = 10_000

/** A random seed other than the present one. */
export function newSeed(present: number): number {
  const drawn = Math.floor(Math.random() * (SEEDS - 1))
  return drawn >= present ? drawn + 1 : drawn
}
