// 128 is weight zero, 255 the largest positive and 1 the largest negative weight of each unit.
import { expect, it } from 'vitest'
import { fromRowMajor, zeros } from '../../../src-main/engine/matrix'
import { weightPictures } from '../../../src-main/workers/weight-pictures'

it('each unit is scaled by its own largest magnitude, in the order of the inputs', () => {
  // Unit 0: largest magnitude 2: −2 → 128 − 127 = 1, 1 → 128 + 63.5 = 191.5 → 192. Unit 1: largest 0.1: 0.1 → 255.
  const W = fromRowMajor(2, 4, Float64Array.of(-2, 1, 0, 2, 0.1, -0.05, 0, 0))
  expect(weightPictures(W, { size: 2, channels: 1 }, 7)).toEqual({
    iteration: 7,
    units: 2,
    size: 2,
    channels: 1,
    pixels: Uint8Array.of(1, 192, 128, 255, 255, 65, 128, 128), // −0.05 → 128 − 63.5 = 64.5, rounded up
  })
})

it('a unit without weights is grey', () => {
  const { pixels } = weightPictures(zeros('float32', 1, 12), { size: 2, channels: 3 }, 0)
  expect(pixels).toEqual(new Uint8Array(12).fill(128))
})

it('only the first 64 units are drawn', () => {
  const { units, pixels } = weightPictures(zeros('float32', 100, 3), { size: 1, channels: 3 }, 0)
  expect([units, pixels.length]).toEqual([64, 192])
})
