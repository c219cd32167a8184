/** Bugs, as opposed to bad input: they throw, and reach one handler. */

/** Throws when a condition that the code itself guarantees does not hold. The message is built only then. */
export function assert(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new Error(message())
}

/** Marks a branch that no value can reach; a forgotten union member does not compile. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
