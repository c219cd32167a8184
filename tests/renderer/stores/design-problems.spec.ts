import { describe, expect, it } from 'vitest'
import { designProblems } from '../../../src-renderer/stores/design-problems'
import { DEFAULT_DESIGN, type NetworkDesign } from '../../../src-renderer/stores/network-design'

const course = { train: { examples: 209, positives: 72 }, test: { examples: 50, positives: 33 } }
const problems = (
  change: Partial<NetworkDesign>,
  data: Parameters<typeof designProblems>[2] = course,
): readonly string[] => {
  const design = { ...DEFAULT_DESIGN, ...change }
  return designProblems(design, { inputs: 12_288, hidden: design.hidden }, data)
}

describe('designProblems', () => {
  it('finds none in the default, with and without pictures', () => {
    expect(problems({})).toEqual([])
    expect(problems({}, null)).toEqual([])
  })

  it('dropout has nothing to drop without a hidden layer', () => {
    expect(problems({ hidden: [], keepProbability: 0.5 })).toHaveLength(1)
    expect(problems({ hidden: [], keepProbability: 1 })).toEqual([])
  })

  it('a batch is not larger than the training set', () => {
    expect(problems({ batch: 209 })).toEqual([])
    expect(problems({ batch: 210 })[0]).toContain('209 training pictures')
    expect(problems({ batch: 210 }, null)).toEqual([])
  })

  it('early stopping needs a test set and the patience of one measurement', () => {
    // 1500 iterations are measured every 5.
    expect(problems({ iterations: 1500, earlyStopping: { patience: 5 } })).toEqual([])
    expect(problems({ iterations: 1500, earlyStopping: { patience: 4 } })[0]).toContain('at least 5')
    expect(problems({ earlyStopping: { patience: 300 } }, { ...course, test: null })[0]).toContain(
      'test cost',
    )
  })
})
