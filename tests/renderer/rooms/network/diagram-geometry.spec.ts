import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DIAGRAM_HEIGHT,
  networkDiagram,
  UNIT_RADIUS,
} from '../../../../src-renderer/rooms/network/diagram-geometry'

describe('networkDiagram', () => {
  it('draws every unit of a small layer and eight with an ellipsis of a large one', () => {
    const { columns } = networkDiagram([12288, 20, 7, 1], 800)
    expect(columns.map(({ units }) => units.length)).toEqual([0, 8, 7, 1])
    expect(columns.map(({ ellipsis }) => ellipsis !== null)).toEqual([false, true, false, false])
  })

  it('links every drawn unit with every drawn unit of the next layer', () => {
    const { links } = networkDiagram([12288, 3, 4, 1], 800)
    expect(links.filter(({ layer }) => layer === 2)).toHaveLength(3 * 4)
    expect(links.filter(({ layer }) => layer === 3)).toHaveLength(4 * 1)
  })

  it('keeps all units inside, apart from each other and from the ellipsis, in columns from left to right', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4096 }), { minLength: 1, maxLength: 17 })
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 3000 }), (layers, available) => {
        const { columns, width } = networkDiagram([12288, ...layers], available)
        columns.forEach(({ x, units, ellipsis }, index) => {
          expect(x).toBeGreaterThan(columns[index - 1]?.x ?? 0)
          expect(x).toBeLessThan(width)
          const ys = [...units, ...(ellipsis ? [ellipsis] : [])].map(({ y }) => y).sort((a, b) => a - b)
          for (const y of ys)
            expect(Math.abs(y - DIAGRAM_HEIGHT / 2) + UNIT_RADIUS).toBeLessThanOrEqual(DIAGRAM_HEIGHT / 2)
          ys.slice(1).forEach((y, at) => expect(y - ys[at]!).toBeGreaterThan(2 * UNIT_RADIUS))
        })
      }),
    )
  })
})
