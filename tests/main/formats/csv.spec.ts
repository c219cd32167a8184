import { describe, expect, it } from 'vitest'
import { METRICS_HEADER, metricsLine, predictionsCsv } from '../../../src-main/formats/csv'

const body = (text: string) => text.split('\r\n').slice(1, -1)

describe('predictions as CSV', () => {
  it('is one line for each picture under a header, each ended by CRLF', () => {
    const rows = [
      { file: 'a.png', probability: 0.9312345678901234, label: 'cat' },
      { file: 'cut.jpg', error: 'incomplete' },
    ]
    expect(predictionsCsv(rows)).toBe(
      'file,probability,label,error\r\na.png,0.9312345678901234,cat,\r\ncut.jpg,,,incomplete\r\n',
    )
  })

  it('quotes what would break a line or a cell', () => {
    expect(predictionsCsv([{ file: 'a,"b"\n.png', probability: 0, label: 'cat' }])).toContain(
      '\r\n"a,""b""\n.png",0,cat,\r\n',
    )
  })

  it.each(['=cmd|calc', '+1', '-1', '@SUM(A1)', '\tx'])('executes nothing in a spreadsheet: %j', (text) => {
    const [line] = body(predictionsCsv([{ file: text, probability: 1, label: text }]))
    expect(line).toBe(`./${text},1,'${text},`)
  })
})

it('measured numbers keep all their digits, and what was not measured is empty', () => {
  const point = {
    iteration: 10,
    trainCost: 0.1 + 0.2,
    trainAccuracy: 0.5,
    testCost: null,
    testAccuracy: null,
    learningRate: 0.003,
  }
  expect(metricsLine(point)).toBe('10,0.30000000000000004,0.5,,,0.003\r\n')
  expect(metricsLine({ ...point, testCost: 0.25, testAccuracy: 1 })).toBe(
    '10,0.30000000000000004,0.5,0.25,1,0.003\r\n',
  )
  expect(METRICS_HEADER.split(',')).toHaveLength(metricsLine(point).split(',').length)
})
