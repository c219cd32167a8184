/**
 * The course's published numbers come out digit for digit (week 2 logistic regression, week 4 two-layer and deep
 * networks, on its own pictures). The numbers are those that its notebooks print.
 */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TrainingReport } from '../../shared/domain/report'
import { sharedData } from '../shared-data'
import { trainAndReport } from './command-line'

const LOGISTIC = [
  0.69314718055994529, 0.58450836369930859, 0.46694904094655459, 0.37600686694802077, 0.33146328932825114,
  0.30327306747438287, 0.27987958658260481, 0.26004213692587569, 0.24294068467796615, 0.22800422256726072,
  0.21481951378449646, 0.20307819060644994, 0.19254427716706857, 0.18303333796883509, 0.17439859438448876,
  0.16652139705400335, 0.15930451829756614, 0.1526673247129651, 0.14654223503982333, 0.14087207570310162,
]
const TWO_LAYER = [
  0.6930497356599888, 0.6464320953428849, 0.6325140647912677, 0.6015024920354665, 0.5601966311605748,
  0.5158304772764729,
]
const DEEP = [
  0.771749, 0.672053, 0.648263, 0.611507, 0.567047, 0.540138, 0.52793, 0.465477, 0.369126, 0.391747,
]

const folder = join(sharedData ?? '', 'catvnoncat')
const h5 = [
  '--h5-train',
  join(folder, 'train_catvnoncat.h5'),
  '--h5-test',
  join(folder, 'test_catvnoncat.h5'),
]
const png = ['--data', join(folder, 'png/train'), '--test', join(folder, 'png/test'), '--no-cache']
const exact = ['--precision', 'float64', '--log-every', '100']
const logistic = [
  '--layers',
  'none',
  '--init',
  'zeros',
  '--learning-rate',
  '0.005',
  '--iterations',
  '2000',
  ...exact,
]
const relu = ['--seed', '1', '--learning-rate', '0.0075', '--iterations', '2500', ...exact]

/** The largest difference between the first costs of a report and the published ones. */
function largestDifference({ costs }: TrainingReport, published: readonly number[]): number {
  return Math.max(...published.map((cost, i) => Math.abs((costs[i]?.cost ?? NaN) - cost)))
}

function costAt({ costs }: TrainingReport, iteration: number): number {
  return costs.find((point) => point.iteration === iteration)?.cost ?? NaN
}

describe.skipIf(!sharedData)('the numbers of the course', () => {
  it('logistic regression from the .h5 files: 20 costs to 1e-10, 99.043 % and 70 %', async () => {
    const report = await trainAndReport([...h5, ...logistic])
    expect(report.costs.map(({ iteration }) => iteration)).toEqual(LOGISTIC.map((_, i) => 100 * i))
    expect(largestDifference(report, LOGISTIC)).toBeLessThan(1e-10)
    expect(report.train.accuracy * 100).toBeCloseTo(99.04306220095694, 12)
    expect(report.test?.accuracy).toBe(0.7)
    expect(report.dataset).toMatchObject({
      classes: ['cat', 'non-cat'],
      train: { examples: 209, positives: 72 },
    })
  })

  it('logistic regression from the PNG folders: the same costs to 1e-9', async () => {
    const report = await trainAndReport([...png, ...logistic])
    expect(largestDifference(report, LOGISTIC)).toBeLessThan(1e-9)
    expect(report.dataset).toMatchObject({
      classes: ['cat', 'non-cat'],
      test: { examples: 50, positives: 33 },
    })
    expect(report.test?.accuracy).toBe(0.7)
  })

  it('two layers, 12288-7-1: costs to 1e-11 up to iteration 500, 100 % and 72 %', async () => {
    const report = await trainAndReport([...h5, '--layers', '7', '--init', 'small', ...relu])
    expect(largestDifference(report, TWO_LAYER)).toBeLessThan(1e-11)
    expect(costAt(report, 1600)).toBeCloseTo(0.17080762978, 8)
    expect(costAt(report, 2400)).toBeCloseTo(0.048554785628, 8)
    expect([report.train.accuracy, report.test?.accuracy]).toEqual([1, 0.72])
  })

  it('four layers, 12288-20-7-5-1: costs to 6 decimals, 98.565 % and 80 %', async () => {
    const report = await trainAndReport([...h5, '--layers', '20,7,5', '--init', 'scaled', ...relu])
    expect(largestDifference(report, DEEP)).toBeLessThan(5.1e-7)
    expect(costAt(report, 2400)).toBeCloseTo(0.092878, 6)
    expect(report.train.accuracy * 100).toBeCloseTo(98.564593301435, 10)
    expect(report.test?.accuracy).toBe(0.8)
  })
})

it('the planar flower, 2-4-1: costs to 6 decimals up to iteration 7000', async () => {
  const published = [0.693048, 0.288083, 0.254385, 0.233864, 0.226792, 0.222644, 0.219731, 0.217504]
  const words = ['--planar', '--layers', '4', '--activation', 'tanh', '--init', 'small', '--seed', '2']
  const report = await trainAndReport([
    ...words,
    ...['--learning-rate', '1.2', '--iterations', '10000', '--precision', 'float64', '--log-every', '1000'],
  ])
  expect(largestDifference(report, published)).toBeLessThan(5.1e-7)
  expect(report.train.accuracy).toBeGreaterThanOrEqual(0.9)
})

// The tests above take the fastest kernels that are there; here each kind has to come to the same numbers, so far as the
// patience of a test allows.
describe.skipIf(!sharedData).each(['wasm', 'reference'] as const)('with %s kernels', (kernels) => {
  const shorter = (words: readonly string[], iterations: number): Promise<TrainingReport> =>
    trainAndReport([...h5, ...words, '--kernels', kernels, '--iterations', String(iterations)])

  it('logistic regression: the costs to 1e-10', async () => {
    const iterations = kernels === 'wasm' ? 1901 : 301
    const report = await shorter(logistic, iterations)
    expect(report.environment.kernels).toBe(kernels)
    expect(report.costs).toHaveLength(Math.ceil(iterations / 100))
    expect(largestDifference(report, LOGISTIC.slice(0, report.costs.length))).toBeLessThan(1e-10)
  })

  it('four layers: the costs to 6 decimals', async () => {
    const iterations = kernels === 'wasm' ? 301 : 101
    const report = await shorter(['--layers', '20,7,5', '--init', 'scaled', ...relu], iterations)
    expect(report.costs).toHaveLength(Math.ceil(iterations / 100))
    expect(largestDifference(report, DEEP.slice(0, report.costs.length))).toBeLessThan(5.1e-7)
  })
})
