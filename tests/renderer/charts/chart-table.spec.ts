import { describe, expect, it } from 'vitest'
import { chartSummary, chartTable } from '../../../src-renderer/charts/chart-table'
import { formatDecimal } from '../../../shared/messages/format'

const format = (value: number): string => formatDecimal(value, 1)
const line = (length: number, step: number): { x: number; y: number }[] =>
  Array.from({ length }, (_, index) => ({ x: index * step, y: index }))

describe('chartTable', () => {
  it('spreads eleven rows over the run, first and newest included, with the nearest measured test value', () => {
    const { columns, rows } = chartTable({ train: line(101, 10), test: line(11, 100), format })
    expect(columns).toEqual(['Iteration', 'train', 'test'])
    expect(rows).toHaveLength(11)
    expect(rows.at(0)).toEqual(['0', '0.0', '0.0'])
    expect(rows.at(3)).toEqual(['300', '30.0', '3.0'])
    expect(rows.at(-1)).toEqual(['1,000', '100.0', '10.0'])
  })

  it('has one row for each point of a short run, and no test column without test pictures', () => {
    expect(chartTable({ train: line(2, 5), test: [], format })).toEqual({
      columns: ['Iteration', 'train'],
      rows: [
        ['0', '0.0'],
        ['5', '1.0'],
      ],
    })
  })

  it('is empty before the first point', () => {
    expect(chartTable({ train: [], test: [], format }).rows).toEqual([])
  })
})

describe('chartSummary', () => {
  it('says where each curve began and where it is', () => {
    expect(chartSummary('Cost', { train: line(4, 1), test: line(2, 3), format })).toBe(
      'Cost. train: 0.0 at the start, 3.0 now. test: 0.0 at the start, 1.0 now.',
    )
    expect(chartSummary('Cost', { train: [], test: [], format })).toBe('Cost. Nothing measured yet.')
  })
})
