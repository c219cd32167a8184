import { describe, expect, it } from 'vitest'
import { contributionImage, contributionSums } from '../../../../src-renderer/components/contribution-image'
import {
  cellOf,
  isWrong,
  selectPictures,
  type PictureFilter,
  type PictureOrder,
} from '../../../../src-renderer/rooms/evaluate/picture-selection'
import { splitAnswers } from '../../../../src-renderer/rooms/evaluate/split-answers'

const answers = {
  runId: 'run-1',
  iteration: 3,
  trainExamples: 2,
  labels: Uint8Array.of(1, 0, 1, 0, 1, 0),
  probabilities: Float64Array.of(0.9, 0.2, 0.3, 0.8, 0.6, 0.5),
  losses: Float64Array.of(0.1, 0.2, 1.2, 1.6, 0.5, 0.7),
}
const [test, train] = splitAnswers(answers)

it('the splits are cut at the last training picture, test first; one without pictures is left out', () => {
  expect([test?.split, test?.first, [...(test?.labels ?? [])]]).toEqual(['test', 2, [1, 0, 1, 0]])
  expect([train?.split, train?.first, [...(train?.losses ?? [])]]).toEqual(['train', 0, [0.1, 0.2]])
  expect(splitAnswers({ ...answers, trainExamples: 6 }).map(({ split }) => split)).toEqual(['train'])
})

it('one half is not above the threshold one half, as everywhere in Descent', () => {
  expect([cellOf(1, 0.5, 0.5), cellOf(1, 0.51, 0.5), cellOf(0, 0.5, 0.5), cellOf(0, 0.51, 0.5)]).toEqual([
    'fn',
    'tp',
    'tn',
    'fp',
  ])
  expect((['tp', 'fn', 'fp', 'tn'] as const).map(isWrong)).toEqual([false, true, true, false])
})

describe('pictures', () => {
  // Test pictures 2 to 5: label 1 at 0.3, label 0 at 0.8, label 1 at 0.6, label 0 at 0.5.
  it.each<[PictureFilter, PictureOrder, number, number[]]>([
    ['all', 'loss', 0.5, [3, 2, 5, 4]],
    ['all', 'positive', 0.5, [3, 4, 5, 2]],
    ['all', 'negative', 0.5, [2, 5, 4, 3]],
    ['all', 'unsure', 0.75, [3, 4, 5, 2]], // distances 0.05, 0.15, 0.25, 0.45
    ['wrong', 'loss', 0.5, [3, 2]],
    ['fn', 'loss', 0.5, [2]],
    ['fn', 'loss', 0.7, [2, 4]],
    ['tp', 'loss', 0.5, [4]],
    ['fp', 'loss', 0.45, [3, 5]],
    ['tn', 'loss', 0.5, [5]],
  ])('%s, %s, above %d', (filter, order, threshold, expected) => {
    expect(test && selectPictures(test, threshold, filter, order)).toEqual(expected)
  })
})

describe('a contribution map', () => {
  const colours = { positive: '#d9730d', negative: '#3d6fb6' }

  it('has the class’s colour, as strong as the contribution', () => {
    expect([...contributionImage({ values: Float32Array.of(2, -1, 0, 0.5) }, colours)]).toEqual([
      ...[0xd9, 0x73, 0x0d, 255], // above the 99th percentile's place, 1: full
      ...[0x3d, 0x6f, 0xb6, 255],
      ...[0x3d, 0x6f, 0xb6, 0],
      ...[0xd9, 0x73, 0x0d, 128], // 255 · 0.5 / 1 = 127.5
    ])
  })

  it('of nothing is empty, and a single pixel is seen among many that give nothing', () => {
    const alphas = (values: Float32Array) =>
      contributionImage({ values }, colours).filter((_, i) => i % 4 === 3)
    expect([...alphas(new Float32Array(4))]).toEqual([0, 0, 0, 0])
    const one = new Float32Array(1000)
    one[7] = -3
    expect([...alphas(one)].indexOf(255)).toBe(7)
  })

  it('adds up what speaks for and against', () => {
    expect(contributionSums({ values: Float32Array.of(2, -1, 0, 0.5, -0.25) })).toEqual({
      towards: 2.5,
      against: -1.25,
    })
  })
})
