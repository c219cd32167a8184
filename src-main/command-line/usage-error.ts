/** A command that cannot be understood: one sentence that says what and what to do. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The one sentence of an error about the words of a command, ours or that of `parseArgs`; null for any other error. */
export function usageSentence(error: unknown): string | null {
  if (error instanceof UsageError) return error.message
  const isOfParseArgs =
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (!isOfParseArgs) return null
  // Node goes on with advice about quoting, on the same line or on more of them.
  const [sentence = ''] = error.message.split(/\.?(?:\n| To specify)/)
  return `${sentence}.`
}
