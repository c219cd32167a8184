import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagramScale, networkDiagram } from '../../../../src-renderer/rooms/network/diagram-geometry'

const scale = diagramScale(0)

describe('networkDiagram', () => {
  it('draws every unit of a small layer and eight with an ellipsis of a large one', () => {
    const { columns } = networkDiagram([12288, 20, 7, 1], 800, scale)
    expect(columns.map(({ units }) => units.length)).toEqual([0, 8, 7, 1])
    expect(columns.map(({ ellipsis }) => ellipsis !== null)).toEqual([false, true, false, false])
  })

  it('links every drawn unit with every drawn unit of the next layer', () => {
    const { links } = networkDiagram([12288, 3, 4, 1], 800, scale)
    expect(links.filter(({ layer }) => layer === 2)).toHaveLength(3 * 4)
    expect(links.filter(({ layer }) => layer === 3)).toHaveLength(4 * 1)
  })

  it('keeps all units inside, apart from each other and from the ellipsis, in columns from left to right', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4096 }), { minLength: 1, maxLength: 17 })
    fc.assert(
      fc.property(sizes, fc.nat(3000), fc.nat(2000), (layers, available, room) => {
        const scale = diagramScale(room)
        const { columns, width } = networkDiagram([12288, ...layers], available, scale)
        columns.forEach(({ x, units, ellipsis }, index) => {
          expect(x).toBeGreaterThan(columns[index - 1]?.x ?? 0)
          expect(x).toBeLessThan(width)
          const ys = [...units, ...(ellipsis ? [ellipsis] : [])].map(({ y }) => y).sort((a, b) => a - b)
          for (const y of ys)
            expect(Math.abs(y - scale.height / 2) + scale.unitRadius).toBeLessThanOrEqual(scale.height / 2)
          ys.slice(1).forEach((y, at) => expect(y - ys[at]!).toBeGreaterThan(2 * scale.unitRadius))
        })
      }),
    )
  })
})
