// What is said of settings before a training: by arithmetic where it decides, and nothing of settings that are known to work.
import { describe, expect, it } from 'vitest'
import { DEFAULT_DESIGN, type NetworkDesign } from '../../../../src-renderer/stores/network-design'
import { presetOf } from '../../../../src-renderer/rooms/network/presets'
import { trainingFindings } from '../../../../src-renderer/rooms/network/training-findings'

const data = { train: { examples: 209, positives: 72 } }
const found = (change: Partial<NetworkDesign>, inputs = 12288, dataset: typeof data | null = data) => {
  const design = { ...DEFAULT_DESIGN, ...change }
  return trainingFindings(design, { inputs, hidden: design.hidden }, dataset)
}
const titles = (...settings: Parameters<typeof found>): readonly string[] =>
  found(...settings).map(({ title }) => title)

describe('trainingFindings', () => {
  it.each(['logistic', 'two-layer', 'deep'] as const)(
    'has nothing to say of the course’s %s network',
    (preset) => {
      expect(titles(presetOf(preset))).toEqual([])
      expect(titles({})).toEqual([])
    },
  )

  it('says that logistic regression on pictures overshoots at 10, with the edge for so many pixels', () => {
    const [finding] = found({ hidden: [], learningRate: 10 })
    expect(finding?.title).toBe('A learning rate of 10 will most likely overshoot.')
    // 32 / 12288 = 0.0026; four times that is 0.0104
    expect(finding?.text).toContain('below about 0.003')
    expect(finding?.text).toContain('Try 0.003 to 0.01.')
    // The course compares 0.01, 0.001 and 0.0001.
    expect(titles({ hidden: [], learningRate: 0.01 })).toEqual([])
    // 20 · 32 / 12288 = 0.052
    expect([
      titles({ hidden: [], learningRate: 0.05 }).length,
      titles({ hidden: [], learningRate: 0.06 }).length,
    ]).toEqual([0, 1])
  })

  it('takes few inputs into account: the course’s planar network trains with 1.2', () => {
    expect(titles({ learningRate: 1.2 }, 2)).toEqual([])
    expect(titles({ learningRate: 1.2 })).toEqual(['A learning rate of 1.2 is very large here.'])
  })

  it('judges Adam by the step it takes', () => {
    expect(titles({ optimizer: 'adam', learningRate: 0.06 })).toEqual([])
    expect(titles({ optimizer: 'adam', learningRate: 0.1 })[0]).toContain('for this optimizer')
  })

  it('finds weights that L2 alone makes grow, where the step stays the same', () => {
    // αλ/m = 0.01 · 50,000 / 209 = 2.39: factor −1.39. With 40,000 it is 1.91, and they shrink.
    const settings = { learningRate: 0.01, l2: 50_000 }
    expect(found(settings)[0]?.text).toContain('= -1.39')
    expect(titles({ ...settings, l2: 40_000 })).toEqual([])
    expect(titles({ ...settings, schedule: { kind: 'cosine' } })).toEqual([])
    expect(titles({ ...settings, optimizer: 'momentum' })).toEqual([])
    expect(titles(settings, 12288, null)).toEqual([])
  })

  it('finds the narrow layer that dropout empties', () => {
    const hidden = [
      { units: 20, activation: 'relu' as const },
      { units: 5, activation: 'relu' as const },
    ]
    // 0.5⁵ = 3.1 %; 0.2⁵ = 0.03 %
    expect(found({ hidden, keepProbability: 0.5 })[0]).toMatchObject({
      title: 'Dropout will often empty a layer of 5 units.',
      text: expect.stringContaining('In 3\u202f% of its draws') as string,
    })
    expect(titles({ hidden, keepProbability: 0.8 })).toEqual([])
    expect(titles({ hidden })).toEqual([])
  })
})
