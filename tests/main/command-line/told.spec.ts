// What a person reads in the terminal: the score board, the cost curve, the line that moves, and the exit code.
import { describe, expect, it } from 'vitest'
import { LAB_ERROR_CODES, type LabErrorCode } from '../../../shared/ipc/result'
import { costCurve } from '../../../src-main/command-line/cost-curve'
import { exitCodeOf } from '../../../src-main/command-line/exit-codes'
import { importLine, trainingLine } from '../../../src-main/command-line/progress-line'
import { copyLines, refusedLines, scoreBoard } from '../../../src-main/command-line/score-board'
import { facts, measured, report } from './training-report'

describe('the score board', () => {
  it('says what was learnt beside what always saying the larger class would score', () => {
    const text = scoreBoard(report()).join('\n').replaceAll('\u202f', ' ')
    expect(text).toContain('cat / dog: 209 to train, 50 to test')
    expect(text).toContain('Network 2-3-1, 20 iterations in 3.2 s (wasm, float64, 2 threads)')
    expect(text).toContain('98.6 %   (206 of 209 right)') // 206 / 209 = 0.98565
    expect(text).toContain('80.0 %   (40 of 50 right)')
    expect(text).toContain('Always saying “cat” would score 66.0 %.') // 33 of 50 test pictures
  })

  it('without test pictures it speaks of the training pictures alone', () => {
    const { dataset, completed } = facts()
    const score = { ...completed.ended.score, test: null }
    const lines = scoreBoard(
      report({
        dataset: { ...dataset, test: null },
        completed: { ...completed, ended: { ...completed.ended, score } },
      }),
    )
    expect(lines.join('\n')).not.toMatch(/Testing|to test/)
    expect(lines.at(-1)?.replaceAll('\u202f', ' ')).toBe('Always saying “dog” would score 65.6 %.') // 137 of 209
  })

  it('lists ten of the files that could not be used, and how many more', () => {
    expect(refusedLines([])).toEqual([])
    const lines = refusedLines(
      Array.from({ length: 13 }, (_, i) => ({ name: `${i}.jpg`, code: 'empty' as const })),
    )
    expect(lines).toHaveLength(12)
    expect(lines[0]).toContain('13 files')
    expect(lines[1]).toBe('  0.jpg is empty')
    expect(lines.at(-1)).toContain('3 more')
  })
})

describe('the cost curve', () => {
  /** Heights of the dots of each column of dots, from the bottom, in rows of dots: 40 of them. */
  function dots(lines: readonly string[]): readonly (readonly number[])[] {
    const bits = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80]
    return Array.from({ length: 120 }, (_, x) =>
      lines.slice(0, 10).flatMap((line, row) => {
        const cell = (line.split('│')[1]?.codePointAt(x >> 1) ?? 0x2800) - 0x2800
        return [0, 1, 2, 3].flatMap((y) => (cell & bits[(x & 1) * 4 + y]! ? [39 - (row * 4 + y)] : []))
      }),
    )
  }

  it('has one dot in each column, from the highest cost to the lowest', () => {
    const lines = costCurve([measured(0, 1), measured(50, 0.5), measured(100, 0)])
    const columns = dots(lines)
    expect(columns.every((column) => column.length === 1)).toBe(true)
    const heights = columns.map(([height]) => height!)
    expect([heights[0], heights[119]]).toEqual([39, 0])
    // A straight line from 39 to 0 over 119 steps, each dot to the nearest row.
    heights.forEach((height, x) =>
      expect(Math.abs(height - 39 * (1 - x / 119))).toBeLessThanOrEqual(0.5 + 1e-9),
    )
    expect(lines[0]).toContain('1.00')
    expect(lines[9]).toContain('0.00')
    expect(lines.at(-1)).toMatch(/^ *0 +100 iterations$/)
  })

  it('is nothing without a second point', () => {
    expect(costCurve([])).toEqual([])
    expect(costCurve([measured(0, 1)])).toEqual([])
    expect(costCurve([measured(5, 1), measured(5, 1)])).toEqual([])
  })
})

describe('the line that moves', () => {
  const progress = {
    state: 'training',
    iteration: 300,
    iterations: 1200,
    elapsedMs: 10_000,
    stepsPerSecond: 30,
  } as const

  it('says how far, the cost, and how much longer', () => {
    const line = trainingLine(progress, measured(290, 0.123456)).replaceAll('\u202f', ' ')
    expect(line).toBe(`${'━'.repeat(6)}${'─'.repeat(18)} 300 of 1,200  cost 0.1235  about 30 s left`) // 900 / 30
  })

  it('claims nothing that is not known yet', () => {
    expect(trainingLine({ ...progress, iteration: 0, stepsPerSecond: 0 }, undefined)).toBe(
      `${'─'.repeat(24)} 0 of 1,200`,
    )
  })

  it('of an import', () => {
    const reading = { phase: 'reading', classes: null, done: 50, total: 200, refused: 0, latest: [] } as const
    expect(importLine(reading)).toBe(`${'━'.repeat(6)}${'─'.repeat(18)} 50 of 200 pictures read`)
    expect(importLine({ ...reading, phase: 'scanning' })).toMatch(/Looking/)
    expect(importLine({ ...reading, done: 0, total: 0 })).toContain('━'.repeat(24))
  })
})

describe('the exit code', () => {
  const documented: Partial<Record<LabErrorCode, number>> = {
    'folder-unreadable': 3,
    'no-pictures': 3,
    'one-class-only': 3,
    'too-many-classes': 3,
    'h5-unreadable': 3,
    'h5-wrong-layout': 3,
    'too-much-memory': 3,
    'model-unreadable': 3,
    diverged: 4,
    'could-not-write': 5,
    'disk-full': 5,
    'export-unverified': 5,
  }
  it.each(Object.entries(documented))('of %s is %d', (code, expected) => {
    expect(exitCodeOf(code as LabErrorCode)).toBe(expected)
  })

  it('is never “done” for an error', () => {
    for (const code of LAB_ERROR_CODES) expect(exitCodeOf(code)).toBeGreaterThan(0)
  })
})

it('says in one line what copies spoil, the test score first, and nothing where there are none', () => {
  expect(copyLines({ copies: 3, leaking: 1, contradicting: 2 })).toEqual([
    '3 pictures are copies of others. 1 test picture is also trained on, so the test score comes out too good. ' +
      '2 different pictures are in both classes: no network can answer both ways.',
  ])
  expect(copyLines({ copies: 1, leaking: 0, contradicting: 0 })).toEqual(['1 picture is a copy of another.'])
  expect([copyLines({ copies: 0, leaking: 0, contradicting: 0 }), copyLines(null)]).toEqual([[], []])
})
