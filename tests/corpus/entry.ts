/** A file of the corpus and what it must become. */
import type { RefusalCode } from '../../shared/domain/dataset'

export type Expected =
  | {
      readonly ok: true
      readonly width: number
      readonly height: number
      /** All pixels upright, 4 bytes each, where they are known exactly. */
      readonly rgba?: Uint8Array
    }
  | { readonly ok: false; readonly code: RefusalCode; readonly detail?: string }

export interface CorpusFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly expected: Expected
}

export function refused(name: string, bytes: Uint8Array, code: RefusalCode, detail?: string): CorpusFile {
  return { name, bytes, expected: detail === undefined ? { ok: false, code } : { ok: false, code, detail } }
}
