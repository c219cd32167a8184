import { describe, expect, it } from 'vitest'
import type { LineSeriesOption } from 'echarts/charts'
import { accuracyChart } from '../../../src-renderer/charts/accuracy-chart'
import type { RunChartOption } from '../../../src-renderer/charts/chart-option'
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

const seriesOf = (option: RunChartOption): readonly LineSeriesOption[] => option.series as LineSeriesOption[]
const named = (option: RunChartOption, name: string): LineSeriesOption =>
  seriesOf(option).find((series) => series.name === name)!
const coordinates = (series: LineSeriesOption): unknown[] =>
  series.data!.map((item) => (Array.isArray(item) ? item : (item as { value: unknown }).value))

describe('costChart', () => {
  const train = [
    { x: 0, y: 0.77 },
    { x: 10, y: 0.162 },
  ]
  const test = [
    { x: 0, y: 0.7 },
    { x: 10, y: 0.628 },
  ]
  const option = costChart({ train, test, iterations: 2500, tokens })

  it('spans the whole run from the first point on', () => {
    expect(option.xAxis).toMatchObject({ min: 0, max: 2500 })
    expect(costChart({ train: [], test: [], iterations: 2500, tokens }).xAxis).toMatchObject({ max: 2500 })
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
    const drawn = costChart({ train: long.points(), test: [], iterations: 100_000, tokens })
    expect(coordinates(named(drawn, 'train'))).toContainEqual([77_777, 9.5])
    expect((drawn.yAxis as { max: number }).max).toBeGreaterThanOrEqual(9.5)
  })

  it('draws its tooltip on the canvas, does not animate, and has no HTML formatter', () => {
    expect(option.tooltip).toMatchObject({ renderMode: 'richText' })
    expect(option.tooltip).not.toHaveProperty('formatter')
    expect(option.animation).toBe(false)
  })
})

describe('accuracyChart', () => {
  const chart = (change: Partial<Parameters<typeof accuracyChart>[0]>): RunChartOption =>
    accuracyChart({ train: [], test: [], baseline: 0.66, best: null, iterations: 2000, tokens, ...change })

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
      return (best!.data![0] as { label: unknown }).label
    }
    expect(labelOf(860)).toMatchObject({ formatter: 'best 82\u202f% at 860', position: 'right' })
    expect(labelOf(1900)).toMatchObject({ formatter: 'best 82\u202f% at 1,900', position: 'left' })
  })
})
