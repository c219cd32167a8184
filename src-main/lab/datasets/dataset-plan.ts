/** What a data set is to be made of, before a picture has been read, and what is needed to make it. */
import type { ClassNames, Refusal, SourceKind } from '../../../shared/domain/dataset'
import type { Preprocessing } from '../../../shared/domain/preprocessing'
import type { ImportProgress } from '../../../shared/ipc/events'
import type { PicturePool } from '../pictures/picture-pool'
import type { PictureCandidate } from './dataset'

export interface DatasetPlan {
  readonly source: SourceKind
  readonly classes: ClassNames
  readonly candidates: readonly PictureCandidate[]
  /** Refused already while scanning. */
  readonly refused: readonly Refusal[]
  readonly preprocessing: Preprocessing
  readonly testShare: number
  readonly seed: number
}

export interface BuildPorts {
  readonly pool: PicturePool
  /** Null = neither read nor write the cache of prepared pictures. */
  readonly cacheFolder: string | null
  readonly signal: AbortSignal
  readonly onProgress: (progress: ImportProgress) => void
}
