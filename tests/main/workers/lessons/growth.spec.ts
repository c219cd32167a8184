// Lesson "Why deep learning now": who is trained on, who is tested, and accuracies that can be counted by hand.
import { describe, expect, it } from 'vitest'
import { GROWTH_NETWORKS } from '../../../../shared/domain/lessons/growth'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import type { LessonPictures } from '../../../../src-main/workers/lesson-protocol'
import { measureGrowth } from '../../../../src-main/workers/lessons/growth'
import { reducePictures } from '../../../../src-main/workers/lessons/reduce-pictures'

/** Pictures of one grey pixel: white is positive, black is not. One picture of a class tells all there is to know. */
function onePixelPictures(positives: number, negatives: number): LessonPictures {
  const labels = Uint8Array.from({ length: positives + negatives }, (_, i) => (i < positives ? 1 : 0))
  const pixels = new SharedArrayBuffer(labels.length)
  new Uint8Array(pixels).set(labels.map((label) => 255 * label))
  const shape = { features: 1, size: 1, channels: 1, trainExamples: labels.length } as const
  return { source: 'own', pixels, labels, classes: ['white', 'black'], ...shape, scaling: 'unit' }
}

const measured = (
  pictures: LessonPictures,
  share: number,
  draw = 1,
  network: 'none' | 'small' | 'large' = 'none',
) => measureGrowth({ network, share, draw }, pictures, createReferenceKernels('float32'))

describe('one training', () => {
  it.each([
    // A quarter is kept for testing: 80 of 320 and 20 of 80. Of the rest 240 and 60, 1/32 … 1.
    [0, 8 + 2], // 7.5 and 1.9, rounded
    [1, 15 + 4],
    [3, 60 + 15],
    [5, 240 + 60],
  ])('share %i trains on %i of 400, in the classes’ proportion', (share, examples) => {
    const { train, test, available } = measured(onePixelPictures(320, 80), share)
    expect([train.examples, test.examples, available]).toEqual([examples, 100, 400])
  })

  it.each(GROWTH_NETWORKS)('%s: learns black and white, from one picture of each on', (network) => {
    const { train, test } = measured(onePixelPictures(20, 20), 0, 1, network)
    // 1/32 of 15 rounds to none of either class: one is the least.
    expect(train).toEqual({ right: 2, examples: 2 })
    expect(test).toEqual({ right: 10, examples: 10 })
  })

  it('tests on pictures that it is never trained on, the same ones for every draw', () => {
    // Every tenth is mislabelled, 8 of 80, and can only be answered wrong: none is counted twice, none left out.
    const pictures = onePixelPictures(40, 40)
    const mislabelled = {
      ...pictures,
      labels: pictures.labels.map((label, i) => (i % 10 === 9 ? 1 - label : label)),
    }
    const reports = [1, 2, 3].map((draw) => measured(mislabelled, 5, draw, 'large'))
    expect(reports.map(({ train, test }) => train.right + test.right)).toEqual([72, 72, 72])
    expect(new Set(reports.map(({ test }) => test.right)).size).toBe(1)
  })

  it('takes 1,600 of many, and says how many there are', () => {
    const { train, test, available } = measured(onePixelPictures(2000, 1200), 5)
    expect([train.examples, test.examples, available]).toEqual([1200, 400, 3200])
  })

  it('is the same each time', () => {
    const pictures = onePixelPictures(30, 30)
    expect(measured(pictures, 2, 2, 'small')).toEqual(measured(pictures, 2, 2, 'small'))
  })
})

describe('reduced pictures', () => {
  it('each pixel is the mean of those it stands for, channel by channel', () => {
    // 2 × 2 of red and green to 1 × 1: (10 + 20 + 30 + 41) / 4 = 25.25 and (0 + 0 + 0 + 2) / 4 = 0.5, rounded up.
    const pixels = Uint8Array.of(10, 0, 20, 0, 30, 0, 41, 2)
    expect([...reducePictures({ pixels, size: 2, channels: 2 }, 1)]).toEqual([25, 1])
  })

  it('of sizes that do not divide: 3 × 3 to 2 × 2, two pictures', () => {
    // The middle line, centre 1.5 · 2/3 = 1, belongs to the second half.
    const one = [9, 1, 3, 2, 4, 4, 6, 4, 4]
    const pixels = Uint8Array.from([...one, ...one.map((value) => 2 * value)])
    // 9; (1 + 3)/2 = 2; (2 + 6)/2 = 4; (4·4)/4 = 4
    expect([...reducePictures({ pixels, size: 3, channels: 1 }, 2)]).toEqual([9, 2, 4, 4, 18, 4, 8, 8])
  })

  it('are never enlarged', () => {
    const pixels = Uint8Array.of(1, 2, 3, 4)
    expect(reducePictures({ pixels, size: 2, channels: 1 }, 16)).toBe(pixels)
  })
})
