/** What can be asked of the lesson thread: the contract's lesson calls, each under its own name. */
import type { ScalingKind } from '../../shared/domain/preprocessing'
import type { LessonCallName, LessonCalls } from '../../shared/ipc/lesson-calls'
import type { Result } from '../../shared/ipc/result'

/** Calls that compute on pictures, which the service adds: the page has none. */
const PICTURE_CALLS = ['lesson:measure-split'] as const satisfies readonly LessonCallName[]
type PictureCallName = (typeof PICTURE_CALLS)[number]

/** Prepared pictures, shared with the thread. */
export interface LessonPictures {
  /** The data set that is open, or the built-in sample. */
  readonly source: 'own' | 'sample'
  /** Uint8, n_x bytes a picture, one after the other. */
  readonly pixels: SharedArrayBuffer
  /** 0 or 1, one a picture; there may be room for more pixels than these. */
  readonly labels: Uint8Array
  /** n_x */
  readonly features: number
  readonly scaling: ScalingKind
}

type Asked<Name extends LessonCallName> = Parameters<LessonCalls[Name]>[0]

export type LessonTaskMap = {
  readonly [Name in LessonCallName]: {
    readonly request: Name extends PictureCallName
      ? { readonly asked: Asked<Name>; readonly pictures: LessonPictures }
      : Asked<Name>
    readonly answer: Result<ReturnType<LessonCalls[Name]>>
  }
}

export function needsPictures(name: LessonCallName): name is PictureCallName {
  return PICTURE_CALLS.some((candidate) => candidate === name)
}
