import { describe, expect, it } from 'vitest'
import type { DatasetSummary } from '../../../../shared/domain/dataset'
import { DEFAULT_PREPROCESSING } from '../../../../shared/domain/preprocessing'
import { datasetFindings } from '../../../../src-renderer/rooms/data/dataset-findings'

function dataset(counts: readonly [number, number], change: Partial<DatasetSummary> = {}): DatasetSummary {
  return {
    id: 'd',
    source: 'folders',
    classes: ['cat', 'non-cat'],
    counts,
    train: { examples: counts[0] + counts[1], positives: counts[0] },
    test: null,
    refused: [],
    copies: { pictures: [0, 0], copies: 0, removable: 0, contradicting: 0, leaking: 0 },
    preprocessing: DEFAULT_PREPROCESSING,
    features: 12288,
    fingerprint: 'f',
    ...change,
  }
}
const idsOf = (summary: DatasetSummary): readonly string[] => datasetFindings(summary).map(({ id }) => id)

describe('what is checked', () => {
  it('finds nothing to complain about in two full classes', () => {
    expect(datasetFindings(dataset([105, 154])).map(({ tone }) => tone)).toEqual(['good', 'good', 'neutral'])
  })

  it('says which class is missing, and not that it is uneven', () => {
    expect(idsOf(dataset([0, 154]))).toEqual(['all-used', 'missing-0', 'untested'])
    expect(idsOf(dataset([0, 0]))).toEqual(['all-used', 'missing-0', 'missing-1', 'untested'])
  })

  it('finds few pictures and unevenness, with the ratio and what always saying the larger class would score', () => {
    const uneven = datasetFindings(dataset([12, 480])).find(({ id }) => id === 'uneven')
    expect(idsOf(dataset([12, 480]))).toEqual(['all-used', 'few-0', 'uneven', 'untested'])
    expect(uneven?.title).toBe('40 times more non-cat than cat.')
    expect(uneven?.text).toContain('98\u202f%') // 480 / 492 = 0.9756
    expect(datasetFindings(dataset([200, 85])).find(({ id }) => id === 'uneven')?.title).toBe(
      '2.4 times more cat than non-cat.', // 200 / 85 = 2.35
    )
  })

  it('does not say that every file could be used when some were refused', () => {
    const refused = [{ name: 'cut.jpg', code: 'incomplete' }] as const
    expect(idsOf(dataset([50, 50], { refused }))).not.toContain('all-used')
  })

  it('says how many pictures are kept to test', () => {
    const summary = dataset([105, 154], { test: { examples: 50, positives: 33 } })
    expect(datasetFindings(summary).at(-1)).toMatchObject({
      id: 'tested',
      title: '50 pictures kept to test.',
      text: '19\u202f% of all; the network never learns from them.', // 50 / 259
    })
  })
})
