/** What is said when a call itself goes wrong. */

/** The part of a parser's finding that a sentence needs. */
interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

export const ipcErrors = {
  untrustedSender: () => 'This request did not come from the Descent window, so it was refused.',
  invalidRequest: (issue: Issue | undefined) => {
    const where = issue?.path.map(String).join('.') ?? ''
    return `That cannot be done${where === '' ? '' : ` with this ${where}`}: ${issue?.message ?? 'the request is not valid'}.`
  },
  internal: () => 'Something in Descent went wrong. Your pictures and runs are kept; please try again.',
} as const
