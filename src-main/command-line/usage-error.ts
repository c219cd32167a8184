/** A command that cannot be understood: one sentence that says what and what to do. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What Node says where a value is missing, or begins with a dash as an option does. */
const VALUE_MISSING = /^Option '(?:-\w, )?(--[\w-]+)(?: <value>)?' argument (?:is ambiguous|missing)/

/** The one sentence of an error about the words of a command, ours or that of `parseArgs`; null for any other error. */
export function usageSentence(error: unknown): string | null {
  if (error instanceof UsageError) return error.message
  const isOfParseArgs =
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (!isOfParseArgs) return null
  const [, option] = VALUE_MISSING.exec(error.message) ?? []
  if (option !== undefined) {
    return `${option} needs a value; one that begins with a dash is written ${option}=VALUE.`
  }
  // Node goes on with advice about quoting, on the same line or on more of them.
  const [sentence = ''] = error.message.split(/\.?(?:\n| To specify)/)
  return error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    ? `${sentence}; “descent help” lists them all.`
    : `${sentence}.`
}
