import { describe, expect, it } from 'vitest'
import { flattenColour, greyLevel, inChannels } from '../../../src-main/imaging/colour'
import golden from '../../golden/pillow-resize.json'

const bytes = (hex: string): number[] => [...Buffer.from(hex, 'hex')]

describe('greyLevel', () => {
  it("equals Pillow's convert('L') for 216 colours", () => {
    const { steps, hex } = golden.greyed
    const levels = steps.flatMap((red) =>
      steps.flatMap((green) => steps.map((blue) => greyLevel(red, green, blue))),
    )
    expect(levels).toEqual(bytes(hex))
  })
})

describe('flattenColour', () => {
  it("equals Pillow's paste with a mask, for every alpha", () => {
    const { above, below, hex } = golden.pasted
    const data = Uint8Array.from({ length: 1024 }, (_, i) => (i % 4 === 3 ? i >> 2 : above[i % 4]!))
    const [red, green, blue] = below
    const out = flattenColour({ width: 256, height: 1, channels: 4, data }, [red!, green!, blue!], 'rgb')
    expect([...out.data]).toEqual(bytes(hex))
  })

  it('makes grey of the colour that is seen, not of the one below alpha', () => {
    // Half red over white: (255·127 + 255·128)/255 = 255 red, (255·127)/255 = 127 green and blue.
    // 0.299·255 + 0.587·127 + 0.114·127 = 76.2 + 74.5 + 14.5 = 165.3 → 165.
    const picture = { width: 1, height: 1, channels: 4, data: Uint8Array.of(255, 0, 0, 128) }
    expect([...flattenColour(picture, [255, 255, 255], 'grey').data]).toEqual([165])
  })

  it('turns a background into the channels of the colour', () => {
    expect(inChannels([10, 20, 30], 'rgb')).toEqual([10, 20, 30])
    expect(inChannels([255, 255, 255], 'grey')).toEqual([255])
  })
})
