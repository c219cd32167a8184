/** How a model file is refused: a value with one sentence, never a throw. */
import { failure, type Result } from '../../shared/ipc/result'

/** @param reason what is wrong, as the end of a sentence: "W1 is missing" */
export function unreadable(reason: string): Result<never> {
  return failure('model-unreadable', `This is not a model file that Descent can read: ${reason}.`)
}

/** Text from bytes, or null when they are not UTF-8. */
export function utf8Text(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** What a text of JSON says, or null when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
