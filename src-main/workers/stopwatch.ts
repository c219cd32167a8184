/** Training time without the pauses, and the speed of the last second. Time is an argument, so tests need not wait. */
export class Stopwatch {
  #elapsedMs = 0
  #startedAt: number | null = null
  #window: { atMs: number; steps: number }[] = []
  #steps = 0
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  start(): void {
    this.#startedAt ??= this.#now()
    this.#window = [{ atMs: this.#now(), steps: this.#steps }]
  }

  stop(): void {
    this.#elapsedMs = this.elapsedMs()
    this.#startedAt = null
    this.#window = []
  }

  reset(): void {
    this.#elapsedMs = 0
    this.#steps = 0
    this.#startedAt = null
    this.#window = []
  }

  countStep(): void {
    this.#steps += 1
  }

  elapsedMs(): number {
    return this.#elapsedMs + (this.#startedAt === null ? 0 : this.#now() - this.#startedAt)
  }

  /** Steps per second over about the last second; 0 while stopped. */
  stepsPerSecond(): number {
    const now = this.#now()
    this.#window.push({ atMs: now, steps: this.#steps })
    while (this.#window.length > 2 && now - (this.#window[1]?.atMs ?? now) >= 1000) this.#window.shift()
    const oldest = this.#window[0]
    if (this.#startedAt === null || !oldest || now <= oldest.atMs) return 0
    return ((this.#steps - oldest.steps) * 1000) / (now - oldest.atMs)
  }
}
