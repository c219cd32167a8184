/** The one way a picture is refused inside `imaging/`: thrown deep in a decoder, turned into a value at the edge. */
import type { RefusalCode } from '../../shared/domain/dataset'

export class Refused extends Error {
  readonly code: RefusalCode
  /** Facts for the sentence in `shared/messages/refusals.ts`. */
  readonly detail: string | undefined

  constructor(code: RefusalCode, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`)
    this.name = 'Refused'
    this.code = code
    this.detail = detail
  }
}

/** The value form of a refusal, as services and messages carry it. */
export interface RefusedResult {
  readonly ok: false
  readonly code: RefusalCode
  readonly detail?: string
}

/** Runs `work`; a `Refused` becomes a value, anything else is a bug and goes on. */
export async function refusalAsValue<T extends { readonly ok: true }>(
  work: () => Promise<T>,
): Promise<T | RefusedResult> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { code, detail } = error
    return detail === undefined ? { ok: false, code } : { ok: false, code, detail }
  }
}
