// What lessons train on: at most 400 pictures by lot, both classes in proportion, made 16 × 16, divided by 255.
import { describe, expect, it } from 'vitest'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import type { LessonPictures } from '../../../../src-main/workers/lesson-protocol'
import { inputMatrix, smallPictures } from '../../../../src-main/workers/lessons/small-pictures'

/** Pictures of one grey each: picture i is i mod 256 all over, and every third is positive. */
function plainPictures(count: number, size: number): LessonPictures {
  const features = size * size
  const pixels = new SharedArrayBuffer(count * features)
  for (let i = 0; i < count; i++) new Uint8Array(pixels, i * features, features).fill(i % 256)
  return {
    source: 'own',
    pixels,
    labels: Uint8Array.from({ length: count }, (_, i) => (i % 3 === 0 ? 1 : 0)),
    classes: ['a', 'b'],
    trainExamples: count,
    features,
    size,
    channels: 1,
    scaling: 'standard',
  }
}

describe('small pictures', () => {
  it('are all of few, with the same grey, 16 × 16', () => {
    const small = smallPictures(plainPictures(30, 40))
    expect(small).toMatchObject({ features: 256, side: 16, channels: 1 })
    expect(Array.from({ length: 30 }, (_, i) => small.pixels[256 * i + 99])).toEqual(
      Array.from({ length: 30 }, (_, i) => i),
    )
    expect(small.pixels).toHaveLength(30 * 256)
  })

  it('are 400 of many, in proportion, each with its own label, and the same ones each time', () => {
    const small = smallPictures(plainPictures(1200, 16))
    expect(small.labels).toHaveLength(400)
    expect(small.labels.reduce((sum, y) => sum + y, 0)).toBe(133) // a third of each class of 400 and 800
    expect(smallPictures(plainPictures(1200, 16))).toEqual(small)
  })

  it('stay as they are when they are smaller', () => {
    expect(smallPictures(plainPictures(5, 8))).toMatchObject({ side: 8, features: 64 })
  })

  it('are divided by 255 as columns of X, however the data set is scaled', () => {
    const X = inputMatrix(smallPictures(plainPictures(5, 2)), createReferenceKernels('float64'))
    expect([X.rows, X.columns]).toEqual([4, 5])
    expect([...X.data]).toEqual([0, 1, 2, 3, 4].flatMap((grey) => new Array<number>(4).fill(grey / 255)))
  })
})
