/** Collects what every update says of the network, in bounded number however long the run. */
import type { StepMetrics } from '../engine/trainer-options'

/** Numbers of one step: iteration, cost, accuracy. */
export const STEP_WIDTH = 3

export class StepRecorder {
  /** Updates that share two places; 1 when there is a place for each. */
  readonly #updatesPerPair: number
  #numbers: number[] = []
  #lowest: StepMetrics | null = null
  #highest: StepMetrics | null = null
  #updates = 0

  /** @param most steps of a whole run; a longer run keeps the lowest and the highest cost of every few updates */
  constructor(iterations: number, most: number) {
    this.#updatesPerPair = iterations <= most ? 1 : Math.ceil((2 * iterations) / most)
  }

  /** @param step with a finite cost, of a later iteration than all before */
  add(step: StepMetrics): void {
    if (!this.#lowest || step.cost < this.#lowest.cost) this.#lowest = step
    if (!this.#highest || step.cost > this.#highest.cost) this.#highest = step
    this.#updates += 1
    if (this.#updates >= this.#updatesPerPair) this.#closePair()
  }

  /** Everything since the last time: `STEP_WIDTH` numbers for each step, oldest first. */
  take(): Float64Array {
    this.#closePair()
    const taken = Float64Array.from(this.#numbers)
    this.#numbers = []
    return taken
  }

  /** The run starts over. */
  clear(): void {
    this.#lowest = this.#highest = null
    this.#updates = 0
    this.#numbers = []
  }

  #closePair(): void {
    const [lowest, highest] = [this.#lowest, this.#highest]
    if (!lowest || !highest) return
    const [first, second] = lowest.iteration <= highest.iteration ? [lowest, highest] : [highest, lowest]
    this.#write(first)
    if (second !== first) this.#write(second)
    this.#lowest = this.#highest = null
    this.#updates = 0
  }

  #write({ iteration, cost, accuracy }: StepMetrics): void {
    this.#numbers.push(iteration, cost, accuracy)
  }
}
