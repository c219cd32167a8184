import { describe, expect, it } from 'vitest'
import { weightImage } from '../../../../src-renderer/rooms/train/weight-image'

describe('weightImage', () => {
  it('takes the pixels of its own unit, three channels in order', () => {
    // Two units of 1 × 2 … as 2 × 2 colour pictures: unit 1 begins at 12.
    const pixels = Uint8Array.from({ length: 24 }, (_, index) => index)
    const image = weightImage({ iteration: 0, units: 2, size: 2, channels: 3, pixels }, 1)
    expect([...image]).toEqual([12, 13, 14, 255, 15, 16, 17, 255, 18, 19, 20, 255, 21, 22, 23, 255])
  })

  it('shows one channel as grey', () => {
    const pixels = Uint8Array.of(0, 50, 128, 255)
    const image = weightImage({ iteration: 0, units: 1, size: 2, channels: 1, pixels }, 0)
    expect([...image]).toEqual([0, 0, 0, 255, 50, 50, 50, 255, 128, 128, 128, 255, 255, 255, 255, 255])
  })
})
