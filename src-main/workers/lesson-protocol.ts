/** What can be asked of the lesson thread: the contract's lesson calls, each under its own name. */
import type { Architecture } from '../../shared/domain/architecture'
import type { ClassNames } from '../../shared/domain/dataset'
import type { WalkedPicture } from '../../shared/domain/lessons/network-walk'
import { PICTURES_OF_EACH_CLASS, type LessonSource } from '../../shared/domain/lessons/pictures'
import type { ScalingKind } from '../../shared/domain/preprocessing'
import type { LessonCallName, LessonCalls } from '../../shared/ipc/lesson-calls'
import type { Result } from '../../shared/ipc/result'
import type { ParametersMessage } from './training-protocol'

/** Calls that compute on pictures, which the service adds: the page has none. */
const PICTURE_CALLS = [
  'lesson:unroll',
  'lesson:measure-split',
  'lesson:train-pictures-from',
  'lesson:race',
  'lesson:train-activation',
  'lesson:measure-growth',
  'lesson:train-template',
  'lesson:survey-costs',
] as const satisfies readonly LessonCallName[]
type PictureCallName = (typeof PICTURE_CALLS)[number]

/** Prepared pictures, shared with the thread. */
export interface LessonPictures {
  readonly source: LessonSource
  /** Uint8, n_x bytes a picture, one after the other. */
  readonly pixels: SharedArrayBuffer
  /** 0 or 1, one a picture; there may be room for more pixels than these. */
  readonly labels: Uint8Array
  /** [name of label 1, name of label 0] */
  readonly classes: ClassNames
  /** So many of the first are for training; lessons that divide for themselves take no notice. */
  readonly trainExamples: number
  /** n_x = size · size · channels */
  readonly features: number
  /** Rows and columns of a picture. */
  readonly size: number
  readonly channels: 1 | 3
  readonly scaling: ScalingKind
}

/** Calls about the person's own network, which the service adds. */
const NETWORK_CALLS = ['lesson:walk-network'] as const satisfies readonly LessonCallName[]
type NetworkCallName = (typeof NETWORK_CALLS)[number]

/** What a network learns from, and its numbers when it has learned. */
export interface LessonNetwork {
  /** The training pictures, shared; there may be room for more pixels than these. */
  readonly pictures: Pick<LessonPictures, 'pixels' | 'labels' | 'features' | 'scaling'>
  /** The one picture that was asked for. */
  readonly shown: WalkedPicture | null
  /** Null when no run was asked for. */
  readonly trained: (ParametersMessage & { readonly architecture: Architecture }) | null
}

type Asked<Name extends LessonCallName> = Parameters<LessonCalls[Name]>[0]

export type LessonTaskMap = {
  readonly [Name in LessonCallName]: {
    readonly request: Name extends PictureCallName
      ? { readonly asked: Asked<Name>; readonly pictures: LessonPictures }
      : Name extends NetworkCallName
        ? { readonly asked: Asked<Name>; readonly own: LessonNetwork | null }
        : Asked<Name>
    readonly answer: Result<ReturnType<LessonCalls[Name]>>
  }
}

/** So many of each class have to be open for a lesson to compute on them, and not on the sample. */
export function picturesNeeded(name: PictureCallName): number {
  return name === 'lesson:unroll' ? 0 : PICTURES_OF_EACH_CLASS
}

export function needsPictures(name: LessonCallName): name is PictureCallName {
  return PICTURE_CALLS.some((candidate) => candidate === name)
}

export function needsNetwork(name: LessonCallName): name is NetworkCallName {
  return NETWORK_CALLS.some((candidate) => candidate === name)
}
