/** A small anti-aliased rasteriser: outlines filled with colours or gradients, into RGB. */
import type { Contour, Point } from './geometry'

/** Red, green, blue, 0…255. */
export type Colour = readonly [red: number, green: number, blue: number]

/** One colour, or two that run into each other from `from` to `to` and stay the same beyond. */
export type Paint = Colour | Gradient
interface Gradient {
  readonly from: Point
  readonly to: Point
  readonly colours: readonly [Colour, Colour]
}

/** Changes the pixel in column x and row y; its red is `rgb[at]`. Values may leave 0…255 until the end. */
type Filter = (rgb: Float32Array, at: number, x: number, y: number) => void

/** Less than this much of a colour changes no byte. */
const LEAST_VISIBLE = 1 / 512

export class Canvas {
  private readonly rgb: Float32Array
  /**
   * The change of coverage from each pixel to the next one in its row. An edge of height h adds h in all pixels to its
   * right, and the part of h that lies right of it in its own; the running sum of a row is the area that is covered.
   */
  private readonly changes: Float32Array
  private readonly stride: number

  /** A black square. @param size width and height in pixels */
  constructor(readonly size: number) {
    this.stride = size + 2
    this.rgb = new Float32Array(size * size * 3)
    this.changes = new Float32Array(size * this.stride)
  }

  /** Fills the union of outlines that do not cross themselves, in pixels. @param opacity 0…1 */
  fill(contours: readonly Contour[], paint: Paint, opacity = 1): void {
    const bounds = { left: this.size, top: this.size, right: 0, bottom: 0 }
    for (const contour of contours) {
      const direction = Math.sign(signedArea(contour))
      let [x1, y1] = contour[contour.length - 1]!
      for (const [x2, y2] of contour) {
        this.addEdge(x1, y1, x2, y2, direction)
        bounds.left = Math.min(bounds.left, Math.floor(x2))
        bounds.top = Math.min(bounds.top, Math.floor(y2))
        bounds.right = Math.max(bounds.right, Math.ceil(x2))
        bounds.bottom = Math.max(bounds.bottom, Math.ceil(y2))
        x1 = x2
        y1 = y2
      }
    }
    const first = Math.max(0, bounds.left)
    const last = Math.min(this.size, bounds.right)
    for (let row = Math.max(0, bounds.top); row < Math.min(this.size, bounds.bottom); row++)
      this.blendRow(row, first, last, paint, opacity)
  }

  apply(filter: Filter): void {
    for (let y = 0; y < this.size; y++)
      for (let x = 0; x < this.size; x++) filter(this.rgb, 3 * (y * this.size + x), x, y)
  }

  /** The picture as bytes: row, column, channel. */
  bytes(): Uint8Array {
    return new Uint8Array(Uint8ClampedArray.from(this.rgb).buffer)
  }

  /** Cuts an edge at the borders between rows. */
  private addEdge(x1: number, y1: number, x2: number, y2: number, direction: number): void {
    if (y1 === y2) return
    const slope = (x2 - x1) / (y2 - y1)
    const [top, bottom] = y1 < y2 ? [y1, y2] : [y2, y1]
    const sign = y1 < y2 ? direction : -direction
    const last = Math.min(this.size, Math.ceil(bottom))
    for (let row = Math.max(0, Math.floor(top)); row < last; row++) {
      const from = Math.max(top, row)
      const to = Math.min(bottom, row + 1)
      this.addPiece(row, x1 + (from - y1) * slope, x1 + (to - y1) * slope, sign * (to - from))
    }
  }

  /** Cuts a piece of an edge within one row at the borders between pixels. What leaves the canvas lies on its border. */
  private addPiece(row: number, xa: number, xb: number, height: number): void {
    const left = Math.min(this.size, Math.max(0, Math.min(xa, xb)))
    const right = Math.min(this.size, Math.max(0, xa, xb))
    const width = right - left
    for (let column = Math.floor(left); column <= right; column++) {
      const from = Math.max(left, column)
      const to = Math.min(right, column + 1)
      const share = width === 0 ? height : (height * (to - from)) / width
      const before = share * ((from + to) / 2 - column)
      const at = row * this.stride + column
      this.changes[at]! += share - before
      this.changes[at + 1]! += before
      if (width === 0) return
    }
  }

  /** Paints part of a row and clears its changes. Where outlines overlap the area counts once. */
  private blendRow(row: number, first: number, last: number, paint: Paint, opacity: number): void {
    const { rgb, changes, size, stride } = this
    const gradient = 'colours' in paint ? paint : null
    const [[red, green, blue], end] = gradient ? gradient.colours : ([paint, paint] as [Colour, Colour])
    const [toRed, toGreen, toBlue] = [end[0] - red, end[1] - green, end[2] - blue]
    let area = 0
    for (let column = first; column < last; column++) {
      area += changes[row * stride + column]!
      const alpha = opacity * Math.min(1, area)
      if (alpha < LEAST_VISIBLE) continue
      const share = gradient ? shareAt(gradient, column + 0.5, row + 0.5) : 0
      const at = 3 * (row * size + column)
      rgb[at]! += alpha * (red + share * toRed - rgb[at]!)
      rgb[at + 1]! += alpha * (green + share * toGreen - rgb[at + 1]!)
      rgb[at + 2]! += alpha * (blue + share * toBlue - rgb[at + 2]!)
    }
    changes.fill(0, row * stride, (row + 1) * stride)
  }
}

/** Positive when the outline turns so that its inside lies right of its downward edges. */
function signedArea(contour: Contour): number {
  let area = 0
  let [x1, y1] = contour[contour.length - 1]!
  for (const [x2, y2] of contour) {
    area += x2 * y1 - x1 * y2
    x1 = x2
    y1 = y2
  }
  return area / 2
}

/** How far a point is on the way of a gradient, 0…1. */
function shareAt({ from, to }: Gradient, x: number, y: number): number {
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  const share = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy)
  return Math.min(1, Math.max(0, share))
}

/** The first colour at 0, the second at 1. */
export function mix(first: Colour, second: Colour, share: number): Colour {
  const channel = (index: 0 | 1 | 2): number => first[index] + share * (second[index] - first[index])
  return [channel(0), channel(1), channel(2)]
}
