import { describe, expect, it } from 'vitest'
import {
  columnAt,
  diagramScale,
  networkDiagram,
} from '../../../../src-renderer/rooms/network/diagram-geometry'
import { menuIndexAfterKey, menuPlace } from '../../../../src-renderer/components/menu-place'
import { unitsAfterDrag, unitsAfterKey } from '../../../../src-renderer/rooms/network/units-gesture'
import { withLayerMoved } from '../../../../src-renderer/stores/network-design'

describe('dragging units', () => {
  it('doubles with every 48 pixels up, halves with every 48 down, and stays legal', () => {
    expect(unitsAfterDrag(16, 48)).toBe(32)
    expect(unitsAfterDrag(16, -96)).toBe(4)
    expect(unitsAfterDrag(16, 100_000)).toBe(4096)
    expect(unitsAfterDrag(16, -100_000)).toBe(1)
  })

  it('gets away from a single unit', () => {
    expect(unitsAfterDrag(1, 24)).toBe(2)
  })

  it('steps by one or by doubling with the keys, and leaves other keys alone', () => {
    expect(
      (['ArrowUp', 'ArrowLeft', 'PageUp', 'PageDown', 'Home'] as const).map((key) => unitsAfterKey(key, 20)),
    ).toEqual([21, 19, 40, 10, 1])
    expect(unitsAfterKey('ArrowDown', 1)).toBe(1)
  })
})

describe('moving a layer', () => {
  const layers = [3, 4, 5].map((units) => ({ units, activation: 'relu' as const }))
  const moved = (from: number, to: number): number[] =>
    withLayerMoved(layers, from, to).map(({ units }) => units)

  it('takes it out and puts it in; beyond the ends nothing happens', () => {
    expect(moved(0, 2)).toEqual([4, 5, 3])
    expect(moved(2, 0)).toEqual([5, 3, 4])
    expect(moved(0, -1)).toEqual([3, 4, 5])
    expect(moved(2, 3)).toEqual([3, 4, 5])
  })

  it('finds the column under the pointer', () => {
    const diagram = networkDiagram([12288, 3, 4, 1], 800, diagramScale(0))
    expect([-5, 10, 250, 799, 900].map((x) => columnAt(diagram, x))).toEqual([0, 0, 1, 3, 3])
  })
})

describe('the activation menu', () => {
  const menu = { width: 460, height: 408 }
  it('opens under its button, above it where there is no room, and never outside the window', () => {
    const window = { width: 1280, height: 800 }
    expect(menuPlace({ left: 100, top: 200, bottom: 232 }, menu, window)).toEqual({ left: 100, top: 236 })
    expect(menuPlace({ left: 100, top: 500, bottom: 532 }, menu, window)).toEqual({ left: 100, top: 88 })
    expect(menuPlace({ left: 1200, top: 300, bottom: 432 }, menu, window)).toEqual({ left: 816, top: 4 })
  })

  it('stops at its ends', () => {
    expect(['ArrowDown', 'ArrowUp', 'Home', 'End', 'x'].map((key) => menuIndexAfterKey(key, 4, 5))).toEqual([
      4,
      3,
      0,
      4,
      null,
    ])
  })
})
