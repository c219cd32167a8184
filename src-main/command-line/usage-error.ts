/** A command that cannot be understood: one sentence that says what and what to do. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
