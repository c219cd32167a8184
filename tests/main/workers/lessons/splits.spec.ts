// Lesson "Bias, variance and the size of the test set": known pictures, whose scores can be counted by hand.
import { describe, expect, it } from 'vitest'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import type { LessonPictures } from '../../../../src-main/workers/lesson-protocol'
import { measureSplit } from '../../../../src-main/workers/lessons/splits'

/**
 * Pictures of one pixel: white is positive, black is not, and every `wrongEvery`-th has the other label.
 * Logistic regression can only learn the colour, so exactly the mislabelled ones are answered wrong.
 */
function onePixelPictures(count: number, wrongEvery: number, source: 'own' | 'sample' = 'own') {
  const pixels = new SharedArrayBuffer(count)
  const white = new Uint8Array(pixels)
  for (let i = 0; i < count; i++) white[i] = i % 2 === 0 ? 255 : 0
  const labels = white.map((value, i) => Number(value > 0 !== (i % wrongEvery === wrongEvery - 1)))
  return {
    source,
    pixels,
    labels,
    classes: ['white', 'black'],
    trainExamples: count,
    features: 1,
    size: 1,
    channels: 1,
    scaling: 'unit',
  } as const satisfies LessonPictures
}

const measured = (pictures: LessonPictures, split: number, testPictures: number, iterations = 1000) =>
  measureSplit({ split, testPictures, iterations }, pictures, createReferenceKernels('float32'))

describe('one division', () => {
  it('gets every picture right but the mislabelled ones, wherever they fell', () => {
    // 100 pictures, of which 9, 19, … 99 are black and called positive: 60 positive, 40 not, 10 mislabelled.
    const pictures = onePixelPictures(100, 10)
    const rights = [1, 2, 3, 4, 5, 6].map((split) => {
      const { train, test } = measured(pictures, split, 20)
      // A fifth of each class: 12 of 60 and 8 of 40.
      expect([train.examples, test.examples]).toEqual([80, 20])
      expect(train.right + test.right).toBe(90)
      return test.right
    })
    expect(new Set(rights).size).toBeGreaterThan(1)
    expect(Math.max(...rights)).toBeLessThanOrEqual(20)
  })

  it('is the same each time, and starts before anything was learnt', () => {
    const pictures = onePixelPictures(60, 7)
    expect(measured(pictures, 3, 20, 5)).toEqual(measured(pictures, 3, 20, 5))
  })

  it('keeps at most half for testing, in the proportion of the classes', () => {
    // Every third mislabelled of 60: 2, 8, … are white and negative, 5, 11, … black and positive; 30 of each class.
    const { train, test } = measured(onePixelPictures(60, 3), 1, 200, 1)
    expect([train.examples, test.examples]).toEqual([30, 30])
  })

  it('draws 400 of many, and says how many there are and whose they are', () => {
    const report = measured(onePixelPictures(1000, 1001, 'sample'), 1, 50)
    // 50 of 400: an eighth of 200 in each class.
    expect(report).toEqual({
      source: 'sample',
      available: 1000,
      train: { right: 350, examples: 350 },
      test: { right: 50, examples: 50 },
    })
  })

  it('scales as the data set is scaled, by the training pictures of this division', () => {
    const pictures = { ...onePixelPictures(100, 10), scaling: 'standard' } as const
    const { train, test } = measured(pictures, 1, 20)
    expect(train.right + test.right).toBe(90)
  })
})
