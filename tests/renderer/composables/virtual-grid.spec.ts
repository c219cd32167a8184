import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GRID_GAP, gridWindow } from '../../../src-renderer/composables/virtual-grid'
import { placeAfterKey, rowWindow, scrollTopFor } from '../../../src-renderer/composables/virtual-rows'

const viewports = fc.record({
  width: fc.integer({ min: 1, max: 4000 }),
  height: fc.integer({ min: 1, max: 2200 }),
  scrollTop: fc.integer({ min: 0, max: 400_000 }),
})
const totals = fc.integer({ min: 0, max: 25_000 })

describe('a long grid', () => {
  it('is six across in the drawing, 363 px wide', () => {
    // (363 − 5 · 6) / 6 = 55.5
    expect(gridWindow({ width: 363, height: 600, scrollTop: 0 }, 105)).toMatchObject({
      columns: 6,
      cell: 55.5,
      first: 0,
    })
  })

  it('draws every cell in sight, and few others', () => {
    fc.assert(
      fc.property(viewports, totals, (viewport, total) => {
        const grid = gridWindow(viewport, total)
        const pitch = grid.cell + GRID_GAP
        const topOf = (index: number): number => Math.floor(index / grid.columns) * pitch
        const isInSight = (index: number): boolean =>
          topOf(index) + grid.cell > viewport.scrollTop && topOf(index) < viewport.scrollTop + viewport.height
        expect(grid.first).toBeGreaterThanOrEqual(0)
        expect(grid.end).toBeLessThanOrEqual(total)
        if (grid.first > 0) expect(isInSight(grid.first - 1)).toBe(false)
        if (grid.end < total) expect(isInSight(grid.end)).toBe(false)
        expect(grid.offsetTop).toBeCloseTo(topOf(grid.first), 6)
        const rowsInSight = Math.ceil(viewport.height / pitch) + 1
        expect(grid.end - grid.first).toBeLessThanOrEqual((rowsInSight + 6) * grid.columns)
        expect(grid.columns * grid.cell + (grid.columns - 1) * GRID_GAP).toBeLessThanOrEqual(
          viewport.width + 1e-6,
        )
      }),
    )
  })

  it('scrolls just far enough to show a cell', () => {
    fc.assert(
      fc.property(viewports, fc.integer({ min: 1, max: 25_000 }), fc.nat(), (viewport, total, seed) => {
        const grid = gridWindow(viewport, total)
        fc.pre(grid.cell <= viewport.height)
        const index = seed % total
        const scrollTop = scrollTopFor(index, grid, viewport)
        const top = Math.floor(index / grid.columns) * (grid.cell + GRID_GAP)
        expect(scrollTop).toBeLessThanOrEqual(top + 1e-6)
        expect(scrollTop + viewport.height).toBeGreaterThanOrEqual(top + grid.cell - 1e-6)
        if (top >= viewport.scrollTop && top + grid.cell <= viewport.scrollTop + viewport.height)
          expect(scrollTop).toBe(viewport.scrollTop)
      }),
    )
  })

  it('moves by cell, row, page and end, and stays inside', () => {
    // Ten cells in rows of four:  0 1 2 3 / 4 5 6 7 / 8 9
    // Two rows of 50 px are in sight.
    const from = (key: Parameters<typeof placeAfterKey>[0], place: number): number =>
      placeAfterKey(key, place, 10, { columns: 4, pitch: 50 }, 100)
    expect(from('ArrowRight', 3)).toBe(4)
    expect(from('ArrowLeft', 0)).toBe(0)
    expect(from('ArrowDown', 1)).toBe(5)
    expect(from('ArrowDown', 6)).toBe(6) // nothing below: stay rather than jump sideways
    expect(from('ArrowUp', 2)).toBe(2)
    expect(from('PageDown', 1)).toBe(9)
    expect(from('Home', 7)).toBe(0)
    expect(from('End', 2)).toBe(9)
  })
})

describe('a long list', () => {
  it('draws the rows in sight and six more on each side', () => {
    // Rows of 46: 460 px from 920 on are rows 20 to 29.
    expect(rowWindow({ width: 300, height: 460, scrollTop: 920 }, 1000, 46)).toMatchObject({
      first: 14,
      end: 36,
    })
    expect(rowWindow({ width: 300, height: 460, scrollTop: 0 }, 3, 46)).toMatchObject({
      first: 0,
      end: 3,
    })
  })

  it('scrolls down only as far as the row’s lower edge', () => {
    const rows = { columns: 1, pitch: 46, gap: 0 }
    expect(scrollTopFor(10, rows, { scrollTop: 0, height: 460 })).toBe(46)
    expect(scrollTopFor(2, rows, { scrollTop: 200, height: 460 })).toBe(92)
    expect(scrollTopFor(5, rows, { scrollTop: 0, height: 460 })).toBe(0)
  })
})
