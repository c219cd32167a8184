/** What an imaging thread is asked and what it answers. One request at a time: the next comes after the answer. */
import type { RefusalCode } from '../../shared/domain/dataset'
import type { Preprocessing } from '../../shared/domain/preprocessing'

/** A picture on disk, read by the thread itself, or one that was pasted. */
export type PictureSource =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'bytes'; readonly bytes: Uint8Array }

export type ImagingRequest =
  /** Prepares a file into bytes slot · n_x … of `target`. */
  | {
      readonly kind: 'store'
      readonly path: string
      readonly preprocessing: Preprocessing
      readonly target: SharedArrayBuffer
      readonly slot: number
      /** Null: neither read nor write the cache. */
      readonly cacheFolder: string | null
    }
  | { readonly kind: 'prepare'; readonly source: PictureSource; readonly preprocessing: Preprocessing }
  | { readonly kind: 'thumbnail'; readonly source: PictureSource; readonly size: number }

export interface RefusedAnswer {
  readonly kind: 'refused'
  readonly code: RefusalCode
  readonly detail?: string
}

export type ImagingAnswer =
  /** Sent once, when the codecs are loaded and requests may come. */
  | { readonly kind: 'ready' }
  /** The vector stands in its slot; `sha256` is of the file's bytes, `look` of the vector. */
  | { readonly kind: 'stored'; readonly sha256: string; readonly look: string }
  | { readonly kind: 'prepared'; readonly vector: Uint8Array }
  /** RGB, 3 · size · size. */
  | { readonly kind: 'thumbnail'; readonly rgb: Uint8Array; readonly size: number }
  | RefusedAnswer

/** One end of a channel between threads. */
export interface ImagingPort {
  postMessage(message: ImagingAnswer): void
  on(event: 'message', listener: (message: ImagingRequest) => void): unknown
}
