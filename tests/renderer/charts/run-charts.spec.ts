import { describe, expect, it } from 'vitest'
import { accuracyChart } from '../../../src-renderer/charts/accuracy-chart'
import type { LineSeries, RunChartOption } from '../../../src-renderer/charts/chart-option'
import type { ChartTokens } from '../../../src-renderer/charts/chart-tokens'
import { costChart } from '../../../src-renderer/charts/cost-chart'
import { ThinSeries } from '../../../src-renderer/charts/thin-series'

const tokens: ChartTokens = {
  card: '#fff',
  ink: '#111',
  muted: '#666',
  hairline: '#eee',
  train: '#00f',
  test: '#80f',
  good: '#080',
  positive: 'orange',
  negative: 'navy',
  fontNumbers: 'mono',
}

const look = { view: null, rateChanges: [], isLog: false, isSmooth: false, tokens }

const seriesOf = (option: RunChartOption): readonly LineSeries[] => option.series!
const named = (option: RunChartOption, name: string): LineSeries =>
  seriesOf(option).find((series) => series.name === name)!
/** The points of a curve, as x and y in turn, or of a line of few points. */
const coordinates = ({ data }: LineSeries): unknown[] =>
  data instanceof Float64Array
    ? Array.from({ length: data.length / 2 }, (_, point) => [...data.subarray(2 * point, 2 * point + 2)])
    : data.map((item) => (Array.isArray(item) ? item : (item as { value: unknown }).value))
const labelAt = ({ data }: LineSeries): unknown => (data[0] as { label: unknown }).label

describe('costChart', () => {
  const train = [
    { x: 0, y: 0.77 },
    { x: 10, y: 0.162 },
  ]
  const test = [
    { x: 0, y: 0.7 },
    { x: 10, y: 0.628 },
  ]
  const option = costChart({ train, test, ...look, iterations: 2500 })

  it('spans the whole run from the first point on', () => {
    expect(option.xAxis).toMatchObject({ min: 0, max: 2500 })
    expect(costChart({ train: [], test: [], ...look, iterations: 2500 }).xAxis).toMatchObject({ max: 2500 })
  })

  it('tells the curves apart without colour and writes name and newest value at their ends', () => {
    expect(named(option, 'train').lineStyle?.type).toBe('solid')
    expect(named(option, 'test').lineStyle?.type).not.toBe('solid')
    expect(named(option, 'train').endLabel?.formatter).toBe('train 0.162')
    expect(named(option, 'test').endLabel?.formatter).toBe('test 0.628')
  })

  it('draws an extreme that was planted in 100,000 points, and makes room for it', () => {
    const long = new ThinSeries()
    for (let i = 0; i < 100_000; i++) long.append(i, i === 77_777 ? 9.5 : 0.5)
    const drawn = costChart({ train: long.points(), test: [], ...look, iterations: 100_000 })
    expect(coordinates(named(drawn, 'train'))).toContainEqual([77_777, 9.5])
    expect((drawn.yAxis as { max: number }).max).toBeGreaterThanOrEqual(9.5)
  })

  it('smoothing adds a line and leaves the measured one in sight, spikes and all', () => {
    const spiky = Array.from({ length: 100 }, (_, x) => ({ x, y: x === 50 ? 3 : 0.5 }))
    const smooth = costChart({ train: spiky, test: [], ...look, isSmooth: true, iterations: 100 })
    expect(coordinates(named(smooth, 'train'))).toContainEqual([50, 3])
    expect(named(smooth, 'train').lineStyle?.opacity).toBeGreaterThan(0.3)
    const calm = seriesOf(smooth).find(({ id }) => id === 'train smoothed')!
    expect(Math.max(...coordinates(calm).map((point) => (point as number[])[1]!))).toBeLessThan(1.5)
    expect(seriesOf(option).some(({ id }) => id === 'train smoothed')).toBe(false)
  })

  it('on a logarithmic axis spans whole powers of ten, and leaves out what has no place there', () => {
    const points = [0.8, 0.02, 0].map((y, x) => ({ x, y }))
    const log = costChart({ train: points, test: [], ...look, isLog: true, iterations: 10 })
    expect(log.yAxis).toMatchObject({ type: 'log', min: 0.01, max: 1 })
    expect(coordinates(named(log, 'train'))).toEqual([
      [0, 0.8],
      [1, 0.02],
    ])
  })

  it('zoomed in, shows that part of the run and fits the cost to it', () => {
    const points = Array.from({ length: 101 }, (_, x) => ({ x, y: 1 - x / 100 }))
    const near = costChart({ train: points, test: [], ...look, view: { from: 80, to: 90 }, iterations: 100 })
    expect(near.xAxis).toMatchObject({ min: 80, max: 90 })
    // One point beyond each edge: 79 … 91.
    expect(coordinates(named(near, 'train'))).toHaveLength(13)
    expect((near.yAxis as { max: number }).max).toBeLessThan(0.3)
  })

  it('marks where the learning rate was changed, with the new value, in both charts', () => {
    const rateChanges = [
      { iteration: 500, learningRate: 0.01 },
      { iteration: 2400, learningRate: 0.0025 },
    ]
    const marked = costChart({ train, test, ...look, rateChanges, iterations: 2500 })
    const marks = seriesOf(marked).filter(({ id }) => String(id).startsWith('rate at'))
    expect(marks.map(coordinates)).toEqual([
      [
        [500, 0.8],
        [500, 0],
      ],
      [
        [2400, 0.8],
        [2400, 0],
      ],
    ])
    const labels = marks.map(labelAt)
    expect(labels).toMatchObject([
      { formatter: 'α 0.01', position: 'right' },
      { formatter: 'α 0.0025', position: 'left' },
    ])
    const near = { ...look, rateChanges, view: { from: 0, to: 600 }, iterations: 2500 }
    const zoomedIn = accuracyChart({ train, test, baseline: null, best: null, ...near })
    expect(seriesOf(zoomedIn).filter(({ id }) => String(id).startsWith('rate at'))).toHaveLength(1)
  })

  it('draws its tooltip on the canvas, does not animate, and has no HTML formatter', () => {
    expect(option.tooltip).toMatchObject({ renderMode: 'richText' })
    expect(option.tooltip).not.toHaveProperty('formatter')
    expect(option.animation).toBe(false)
  })
})

describe('accuracyChart', () => {
  const chart = (change: Partial<Parameters<typeof accuracyChart>[0]>): RunChartOption =>
    accuracyChart({ train: [], test: [], baseline: 0.66, best: null, ...look, iterations: 2000, ...change })

  it('draws the baseline across the whole run before anything is measured', () => {
    const [baseline] = seriesOf(chart({}))
    expect(coordinates(baseline!)).toEqual([
      [0, 0.66],
      [2000, 0.66],
    ])
    expect(baseline!.lineStyle?.type).not.toBe('solid')
    expect(baseline!.tooltip).toEqual({ show: false })
  })

  it('makes room for a baseline and for points below 40 %', () => {
    expect(chart({ test: [{ x: 0, y: 0.34 }] }).yAxis).toMatchObject({ min: 0.2, max: 1 })
  })

  it('marks the best test accuracy, its label on the side that has room', () => {
    const labelOf = (iteration: number): unknown => {
      const best = seriesOf(chart({ best: { iteration, accuracy: 0.82 } })).find(({ data }) =>
        JSON.stringify(data).includes('best'),
      )
      return labelAt(best!)
    }
    expect(labelOf(860)).toMatchObject({ formatter: 'best 82\u202f% at 860', position: 'right' })
    expect(labelOf(1900)).toMatchObject({ formatter: 'best 82\u202f% at 1,900', position: 'left' })
  })
})
