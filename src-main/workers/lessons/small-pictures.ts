/** Lessons that train on the spot: at most `MOST_PICTURES` by lot, each made small, so that training takes a second or two. */
import { MOST_PICTURES, SMALL_SIDE } from '../../../shared/domain/lessons/pictures'
import { DEFAULT_PREPROCESSING, type Scaling } from '../../../shared/domain/preprocessing'
import type { Kernels } from '../../engine/kernels/kernels'
import type { Matrix } from '../../engine/matrix'
import { resize } from '../../imaging/resize'
import type { LessonPictures } from '../lesson-protocol'
import { drawByLot, examplesOf } from './lesson-examples'

/** The draw that chooses among many. */
const CHOICE_SEED = 0

export interface SmallPictures {
  /** One after the other, `features` bytes each. */
  readonly pixels: Uint8Array
  readonly labels: Uint8Array
  /** n_x = side · side · channels */
  readonly features: number
  readonly side: number
  readonly channels: 1 | 3
}

/** The places of all of few, or of `MOST_PICTURES` of many, both classes in proportion; the same ones each time. */
export function chosenPlaces(labels: Uint8Array): readonly number[] {
  return drawByLot([...labels.keys()], labels, MOST_PICTURES / labels.length, CHOICE_SEED).taken
}

/** Divided by 255, as in the course, however the data set is scaled: what is trained fits one learning rate. */
export const SMALL_SCALING: Scaling = { kind: 'unit' }

/** Pictures that are smaller already stay as they are. */
export function smallPictures(pictures: LessonPictures): SmallPictures {
  const { size, channels, labels } = pictures
  const taken = chosenPlaces(labels)
  const chosen = examplesOf(pictures, taken)
  const side = Math.min(size, SMALL_SIDE)
  const [whole, features] = [size * size * channels, side * side * channels]
  const pixels = new Uint8Array(taken.length * features)
  taken.forEach((_, i) => {
    const data = chosen.X.pixels.subarray(i * whole, (i + 1) * whole)
    const { filter } = DEFAULT_PREPROCESSING
    pixels.set(resize({ width: size, height: size, channels, data }, side, side, filter).data, i * features)
  })
  return { pixels, labels: chosen.labels, features, side, channels }
}

/** X, shape (n_x, m), in the kernels' memory. */
export function inputMatrix({ pixels, features }: SmallPictures, kernels: Kernels): Matrix {
  const staged = kernels.allocateBytes(pixels.length)
  staged.set(pixels)
  const X = kernels.allocate(features, pixels.length / features)
  kernels.scalePixels(staged, SMALL_SCALING, X)
  return X
}
