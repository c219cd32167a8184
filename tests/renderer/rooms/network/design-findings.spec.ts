import { describe, expect, it } from 'vitest'
import { designFindings } from '../../../../src-renderer/rooms/network/design-findings'
import { DEFAULT_DESIGN, type NetworkDesign } from '../../../../src-renderer/stores/network-design'
import { presetOf } from '../../../../src-renderer/rooms/network/presets'

const train = { examples: 1_000_000, positives: 1 }
const titles = (
  change: Partial<NetworkDesign>,
  data: { train: typeof train } | null = { train },
): readonly string[] => {
  const design = { ...DEFAULT_DESIGN, ...change }
  return designFindings(design, { inputs: 12288, hidden: design.hidden }, data).map(({ title }) => title)
}
const layers = (
  count: number,
  activation: 'sigmoid' | 'linear' | 'relu',
  units = 4,
): NetworkDesign['hidden'] => Array.from({ length: count }, () => ({ units, activation }))

describe('designFindings', () => {
  it('has nothing to say of the default on many pictures, or of the course’s networks', () => {
    expect(titles({})).toEqual([])
    expect(titles(presetOf('two-layer'))).toEqual([])
    expect(titles(presetOf('deep'))).toEqual([])
  })

  it('calls no hidden layer by its name, and finds zeros fine for it', () => {
    expect(titles(presetOf('logistic'))).toEqual(['This is logistic regression.'])
  })

  it('warns of zeros with hidden layers, of linear layers, and of many sigmoids', () => {
    expect(titles({ initialization: 'zeros' })).toEqual(['All hidden units would stay alike.'])
    expect(titles({ hidden: layers(2, 'linear') })).toEqual(['Linear layers add nothing.'])
    expect(titles({ hidden: layers(8, 'sigmoid') })).toEqual(['8 sigmoid layers learn slowly.'])
    expect(titles({ hidden: layers(4, 'sigmoid') })).toEqual([])
  })

  it('says when it could learn the pictures by heart, and when it is too large', () => {
    // 16 · 12288 + 16 + 16 + 1 = 196,641
    expect(titles({}, { train: { examples: 209, positives: 72 } })).toEqual([
      '196,641 parameters, 209 pictures.',
    ])
    expect(titles({ hidden: layers(16, 'relu', 4096) })).toContain('This network is too large.')
  })

  it('says which pictures the shapes are for while there are none', () => {
    expect(titles({}, null)).toEqual(['No pictures yet.'])
  })
})
