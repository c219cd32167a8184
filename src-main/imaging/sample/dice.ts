/** Choices for the drawings, made by one random stream. */

export class Dice {
  /** @param random uniform in [0, 1) */
  constructor(private readonly random: () => number) {}

  between(least: number, most: number): number {
    return least + (most - least) * this.random()
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1))
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.random() < probability
  }

  pick<Value>(values: readonly [Value, ...Value[]]): Value {
    return values[Math.floor(this.random() * values.length)] ?? values[0]
  }
}
