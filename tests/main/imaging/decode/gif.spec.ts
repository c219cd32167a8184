import { describe, expect, it } from 'vitest'
import { openGif } from '../../../../src-main/imaging/decode/gif'
import { joinBytes } from '../../../corpus/png'
import { codecs } from '../codecs'

const text = (content: string): Uint8Array => new TextEncoder().encode(content)

/** Logical screen with a shared palette of two colours: 0 is (1, 2, 3), 1 is (4, 5, 6). */
const screen = (width: number, height: number): Uint8Array =>
  joinBytes(text('GIF89a'), Uint8Array.of(width, 0, height, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6))

/** A 1 × 1 frame of palette index 1: 2-bit codes clear 4, value 1, end 5 as 3-bit codes: 100, 001, 101 from the low bits. */
const frame = (left: number, top: number): Uint8Array =>
  Uint8Array.of(0x2c, left, 0, top, 0, 1, 0, 1, 0, 0, 2, 2, 0b01001100, 0b1, 0)

const transparentIndex = (index: number): Uint8Array => Uint8Array.of(0x21, 0xf9, 4, 1, 0, 0, index, 0)

async function open(...parts: readonly Uint8Array[]) {
  const picture = openGif(joinBytes(...parts))
  return { width: picture.width, height: picture.height, rgba: [...(await picture.decode(codecs))] }
}

describe('openGif', () => {
  it('lays a small first frame on a clear screen', async () => {
    expect(await open(screen(2, 1), frame(1, 0))).toEqual({
      width: 2,
      height: 1,
      rgba: [0, 0, 0, 0, 4, 5, 6, 255],
    })
  })

  it('enlarges the screen for a frame that passes it', async () => {
    const { width, height } = await open(screen(1, 1), frame(2, 1))
    expect([width, height]).toEqual([3, 2])
  })

  it('makes the transparent colour clear', async () => {
    expect((await open(screen(1, 1), transparentIndex(1), frame(0, 0))).rgba).toEqual([0, 0, 0, 0])
    expect((await open(screen(1, 1), transparentIndex(0), frame(0, 0))).rgba).toEqual([4, 5, 6, 255])
  })

  it('passes comments, and needs nothing behind the first frame', async () => {
    const comment = Uint8Array.of(0x21, 0xfe, 3, 65, 66, 67, 0)
    expect((await open(screen(1, 1), comment, frame(0, 0))).rgba).toEqual([4, 5, 6, 255])
  })

  it('refuses a file without a frame', () => {
    expect(() => openGif(joinBytes(screen(1, 1), Uint8Array.of(0x3b)))).toThrow('corrupt')
  })
})
