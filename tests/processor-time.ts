/** A clock for promises about speed: it moves while this process computes, not while a busy computer lets it wait. */

/** Starts it. @returns what reads it: milliseconds of processor time since, of all threads of this process */
export function startProcessorTime(): () => number {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
}
