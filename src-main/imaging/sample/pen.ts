/** Draws in the units of a figure, which may stand anywhere on the canvas, in any size, turned or mirrored. */
import type { Canvas, Paint } from './canvas'
import { stroke, type Contour, type Point } from './geometry'

/** Where a figure stands. */
interface Pose {
  /** Of the figure's origin, in the units outside. */
  readonly x: number
  readonly y: number
  /** Units outside for one unit of the figure. */
  readonly scale: number
  /** Clockwise, in radians. */
  readonly turn: number
  readonly isMirrored: boolean
}

export class Pen {
  /** @param toCanvas from the figure's units to pixels */
  private constructor(
    private readonly canvas: Canvas,
    private readonly toCanvas: (point: Point) => Point,
  ) {}

  /** A pen in pixels. */
  static on(canvas: Canvas): Pen {
    return new Pen(canvas, (point) => point)
  }

  /** A pen for a figure that stands in this pen's units. */
  posed({ x, y, scale, turn, isMirrored }: Pose): Pen {
    const [cos, sin] = [scale * Math.cos(turn), scale * Math.sin(turn)]
    const side = isMirrored ? -1 : 1
    return new Pen(this.canvas, ([u, v]) =>
      this.toCanvas([x + side * u * cos - v * sin, y + side * u * sin + v * cos]),
    )
  }

  /** Fills outlines; together they are one shape. */
  fill(paint: Paint, ...contours: readonly Contour[]): void {
    this.veil(1, paint, ...contours)
  }

  /** Fills outlines so that what is below shows through. @param opacity 0…1 */
  veil(opacity: number, paint: Paint, ...contours: readonly Contour[]): void {
    const placed = contours.map((contour) => contour.map(this.toCanvas))
    this.canvas.fill(placed, this.placedPaint(paint), opacity)
  }

  /** Draws a line with round ends. */
  line(paint: Paint, width: number, points: readonly Point[]): void {
    this.fill(paint, ...stroke(points, width))
  }

  private placedPaint(paint: Paint): Paint {
    if (!('colours' in paint)) return paint
    return { ...paint, from: this.toCanvas(paint.from), to: this.toCanvas(paint.to) }
  }
}
