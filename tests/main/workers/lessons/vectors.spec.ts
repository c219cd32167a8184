// Lesson "From picture to vector": one picture in the order of NumPy's reshape, made small as Pillow does, divided by 255.
import { describe, expect, it } from 'vitest'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import type { LessonPictures } from '../../../../src-main/workers/lesson-protocol'
import { unrollPicture } from '../../../../src-main/workers/lessons/vectors'

/** Three pictures whose bytes count up from 0, 1 and 2. */
function countingPictures(size: number, channels: 1 | 3): LessonPictures {
  const features = size * size * channels
  const pixels = new SharedArrayBuffer(3 * features + 5) // there may be room for more
  new Uint8Array(pixels).forEach((_, at, all) => {
    all[at] = (at % features) + Math.floor(at / features)
  })
  return {
    source: 'own',
    pixels,
    labels: Uint8Array.of(1, 0, 0),
    classes: ['cat', 'dog'],
    trainExamples: 2,
    features,
    size,
    channels,
    scaling: 'standard',
  }
}

const unrolled = (picture: number, size: number, pictures: LessonPictures) =>
  unrollPicture({ picture, size }, pictures, createReferenceKernels('float64'))

describe('one picture', () => {
  it('keeps the order row, column, channel, and is divided by 255', () => {
    const report = unrolled(1, 2, countingPictures(2, 3))
    // np.arange(1, 13, dtype=np.uint8).reshape(2, 2, 3).reshape(-1, 1) / 255
    expect([...report.small.pixels]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect([...report.x]).toEqual([...report.small.pixels].map((byte) => byte / 255))
    expect(report).toMatchObject({ label: 0, picture: 1, available: 3, trainExamples: 2, features: 12 })
    expect(report).toMatchObject({ source: 'own', scaling: 'standard', classes: ['cat', 'dog'] })
  })

  it('is made small as Pillow does', () => {
    const { seen, small, x } = unrolled(0, 2, countingPictures(4, 1))
    // def keys(x, a=-0.5): x = abs(x); return ((a+2)*x-(a+3))*x*x+1 if x < 1 else (((x-5)*x+8)*x-4)*a if x < 2 else 0
    // K = np.array([[keys((i+.5-(j+.5)*2)/2) for i in range(4)] for j in range(2)]); K /= K.sum(1, keepdims=True)
    // rows = np.floor(np.arange(16.).reshape(4, 4) @ K.T + .5); np.floor(K @ rows + .5)
    expect([...small.pixels]).toEqual([3, 4, 11, 12])
    expect([...seen.pixels]).toEqual(Array.from({ length: 16 }, (_, i) => i))
    expect([seen.size, small.size, small.channels, x.length]).toEqual([4, 2, 1, 4])
  })

  it('goes on from the first after the last', () => {
    const pictures = countingPictures(2, 3)
    expect(unrolled(3, 2, pictures)).toEqual(unrolled(0, 2, pictures))
    expect(unrolled(0, 2, pictures).label).toBe(1)
  })

  it('says how long the course’s vectors are: 64 · 64 · 3', () => {
    expect(unrolled(0, 2, countingPictures(2, 1)).courseLength).toBe(12_288)
  })
})
