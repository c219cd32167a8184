/** Outlines for the drawn sample: curves become points, in whatever units the drawing uses. y grows downwards. */

export type Point = readonly [x: number, y: number]
/** A closed outline; the last point is joined to the first. */
export type Contour = readonly Point[]

const FULL_TURN = 2 * Math.PI
/** Points of a whole ellipse: at 60 pixels of radius the corners stand 0.05 pixels off the curve. */
const ELLIPSE_POINTS = 48
const DISC_POINTS = 12
/** Points between two given points of a smooth curve. */
const CURVE_STEPS = 8
const CORNER_STEPS = 5

/** @param turn clockwise, in radians */
export function ellipse(x: number, y: number, radiusX: number, radiusY = radiusX, turn = 0): Contour {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  return Array.from({ length: ELLIPSE_POINTS }, (_, index): Point => {
    const angle = (FULL_TURN * index) / ELLIPSE_POINTS
    const [u, v] = [radiusX * Math.cos(angle), radiusY * Math.sin(angle)]
    return [x + u * cos - v * sin, y + u * sin + v * cos]
  })
}

export function rectangle(x: number, y: number, width: number, height: number): Contour {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]
}

/** Points of a circle's arc, angles in radians from the x axis clockwise. */
export function arc(x: number, y: number, radius: number, from: number, to: number): Point[] {
  return Array.from({ length: 2 * CURVE_STEPS + 1 }, (_, index): Point => {
    const angle = from + ((to - from) * index) / (2 * CURVE_STEPS)
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
}

/** The smooth closed curve through the points (a Catmull–Rom spline). */
export function smooth(points: Contour): Contour {
  const at = (index: number): Point => points[(index + points.length) % points.length] ?? [0, 0]
  return points.flatMap((_, index) => splinePiece(at(index - 1), at(index), at(index + 1), at(index + 2)))
}

/** The smooth open curve through the points. */
export function curve(points: readonly Point[]): Point[] {
  const at = (index: number): Point => points[Math.min(points.length - 1, Math.max(0, index))] ?? [0, 0]
  const pieces = points
    .slice(1)
    .flatMap((_, index) => splinePiece(at(index - 1), at(index), at(index + 1), at(index + 2)))
  return [...pieces, at(points.length - 1)]
}

/** The polygon with round corners. @param radius how far before each corner the rounding begins */
export function rounded(points: Contour, radius: number): Contour {
  const at = (index: number): Point => points[(index + points.length) % points.length] ?? [0, 0]
  return points.flatMap((corner, index) => {
    const before = towards(corner, at(index - 1), radius)
    const after = towards(corner, at(index + 1), radius)
    return Array.from({ length: CORNER_STEPS + 1 }, (_, step) => {
      const t = step / CORNER_STEPS
      return between(between(before, corner, t), between(corner, after, t), t)
    })
  })
}

/** A line of the given width with round ends, as overlapping outlines that all turn the same way. */
export function stroke(points: readonly Point[], width: number): Contour[] {
  const radius = width / 2
  const discs = points.map(([x, y]) =>
    Array.from({ length: DISC_POINTS }, (_, index): Point => {
      const angle = (FULL_TURN * index) / DISC_POINTS
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    }),
  )
  const bars = points.slice(1).map(([x2, y2], index): Contour => {
    const [x1, y1] = points[index] ?? [x2, y2]
    const length = Math.hypot(x2 - x1, y2 - y1) || 1
    const [nx, ny] = [(-radius * (y2 - y1)) / length, (radius * (x2 - x1)) / length]
    return [
      [x1 - nx, y1 - ny],
      [x2 - nx, y2 - ny],
      [x2 + nx, y2 + ny],
      [x1 + nx, y1 + ny],
    ]
  })
  return [...discs, ...bars]
}

/** The outline mirrored at the y axis. */
export function mirrored(points: Contour): Contour {
  return points.map(([x, y]): Point => [-x, y])
}

function splinePiece(before: Point, from: Point, to: Point, after: Point): Point[] {
  return Array.from({ length: CURVE_STEPS }, (_, step): Point => {
    const t = step / CURVE_STEPS
    return [
      catmullRom(before[0], from[0], to[0], after[0], t),
      catmullRom(before[1], from[1], to[1], after[1], t),
    ]
  })
}

/** The cubic through p1 (t = 0) and p2 (t = 1) whose slopes there are half of p2 − p0 and of p3 − p1. */
function catmullRom(p0: number, p1: number, p2: number, p3: number, t: number): number {
  const linear = (p2 - p0) * t
  const quadratic = (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t
  const cubic = (3 * p1 - p0 - 3 * p2 + p3) * t * t * t
  return p1 + (linear + quadratic + cubic) / 2
}

function between([x1, y1]: Point, [x2, y2]: Point, t: number): Point {
  return [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t]
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1
  return between(from, to, Math.min(0.5, distance / length))
}
