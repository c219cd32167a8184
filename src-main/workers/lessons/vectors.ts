/** Lesson "From picture to vector": makes one picture small and has the engine turn it into x. */
import { DEFAULT_PREPROCESSING, featureCount } from '../../../shared/domain/preprocessing'
import type { VectorReport, VectorRequest } from '../../../shared/domain/lessons/vectors'
import type { Kernels } from '../../engine/kernels/kernels'
import { resize } from '../../imaging/resize'
import type { LessonPictures } from '../lesson-protocol'

/** @param kernels disposed of */
export function unrollPicture(
  request: VectorRequest,
  { pixels, features, size, channels, labels, ...pictures }: LessonPictures,
  kernels: Kernels,
): VectorReport {
  const { source, classes, scaling, trainExamples } = pictures
  const picture = request.picture % labels.length
  const seen = new Uint8Array(pixels, picture * features, features).slice()
  const whole = { width: size, height: size, channels, data: seen }
  const small = resize(whole, request.size, request.size, DEFAULT_PREPROCESSING.filter).data
  const staged = kernels.allocateBytes(small.length)
  staged.set(small)
  const X = kernels.allocate(small.length, 1)
  kernels.scalePixels(staged, { kind: 'unit' }, X)
  const x = Float64Array.from(X.data)
  kernels.dispose()
  return {
    source,
    classes,
    label: labels[picture] === 1 ? 1 : 0,
    picture,
    available: labels.length,
    trainExamples,
    features,
    scaling,
    seen: { size, channels, pixels: seen },
    small: { size: request.size, channels, pixels: small },
    x,
    courseLength: featureCount(DEFAULT_PREPROCESSING),
  }
}
