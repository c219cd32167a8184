import { describe, expect, it } from 'vitest'
import {
  arc,
  curve,
  ellipse,
  mirrored,
  rectangle,
  rounded,
  smooth,
  stroke,
  type Contour,
} from '../../../../src-main/imaging/sample/geometry'

/** Gauss's area formula, without its sign. */
function area(points: Contour): number {
  const twice = points.reduce((sum, [x1, y1], index) => {
    const [x2, y2] = points[(index + 1) % points.length]!
    return sum + x1 * y2 - x2 * y1
  }, 0)
  return Math.abs(twice) / 2
}

describe('outlines', () => {
  it('of an ellipse enclose π a b, however it is turned', () => {
    // The inscribed polygon of 48 corners has 48/(2π) · sin(2π/48) = 0.99715 of it.
    for (const turn of [0, 0.7])
      expect(area(ellipse(5, -3, 4, 2, turn)) / (8 * Math.PI)).toBeCloseTo(0.99715, 4)
  })

  it('that are smooth go through their points', () => {
    const points: Contour = [[0, 0], [4, 1], [3, 5], [-1, 3]] // prettier-ignore
    const outline = smooth(points)
    for (const point of points) expect(outline).toContainEqual(point)
    const line = curve(points)
    expect([line[0], line.at(-1)]).toEqual([points[0], points[3]])
  })

  it('with round corners lose (1 − 5/6) r² at each right angle', () => {
    // Between the corner and the parabola from (r, 0) to (0, r) with the corner as control point lies r²/6.
    expect(100 - area(rounded(rectangle(0, 0, 10, 10), 3))).toBeCloseTo((4 * 9) / 6, 0)
  })

  it('of a stroke all turn the same way', () => {
    const signs = stroke(arc(0, 0, 5, 0, 3), 1).map((contour) =>
      Math.sign(
        contour.reduce((sum, [x1, y1], i) => {
          const [x2, y2] = contour[(i + 1) % contour.length]!
          return sum + x1 * y2 - x2 * y1
        }, 0),
      ),
    )
    expect(new Set(signs).size).toBe(1)
  })

  it('are mirrored at the y axis', () => {
    expect(mirrored([[1, 2]])).toEqual([[-1, 2]])
  })
})
