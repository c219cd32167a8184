/** Paints the lesson's plane on a canvas: a wash of what the network says, its boundary, the units' lines, the points. */
import { PLANAR_GRID, type PlanarFrame, type PlanarPoints } from '../../../../shared/domain/lessons/planar'
import { channelsOf } from '../token-channels'
import { contour } from './contour'

export interface PlaneColours {
  readonly positive: string
  readonly negative: string
  readonly ink: string
  readonly muted: string
  readonly card: string
}

/** Strength of the wash where the network is certain. */
const WASH = 0.34
const LEVEL = 127.5
const FEW_POINTS = 100

/** Where on the plane something is. */
export interface PlanePlace {
  readonly x1: number
  readonly x2: number
}

export interface PlaneDrawing {
  readonly points: PlanarPoints
  /** Null while there is no network yet. */
  readonly frame: PlanarFrame | null
  /** Of each hidden unit. */
  readonly showLines: boolean
  /** Where the keyboard's next point would go; null while it is elsewhere. */
  readonly cursor: PlanePlace | null
}

/** @param size of the canvas in CSS pixels, a square */
export function paintPlane(
  context: CanvasRenderingContext2D,
  size: number,
  { points, frame, showLines, cursor }: PlaneDrawing,
  colours: PlaneColours,
): void {
  context.clearRect(0, 0, size, size)
  if (frame) {
    paintWash(context, size, frame.probabilities, colours)
    if (showLines) paintLines(context, size, points.extent, frame.lines, colours)
    paintBoundary(context, size, frame.probabilities, colours)
  }
  paintPoints(context, size, points, colours)
  if (cursor) paintCursor(context, size, points.extent, cursor, colours)
}

/** A cross with its middle left free. */
function paintCursor(
  context: CanvasRenderingContext2D,
  size: number,
  extent: number,
  { x1, x2 }: PlanePlace,
  { ink }: PlaneColours,
): void {
  const scale = size / (2 * extent)
  const [x, y] = [(x1 + extent) * scale, (extent - x2) * scale]
  context.beginPath()
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    context.moveTo(x + 4 * dx, y + 4 * dy)
    context.lineTo(x + 12 * dx, y + 12 * dy)
  }
  context.setLineDash([])
  context.strokeStyle = ink
  context.lineWidth = 2
  context.stroke()
}

/** A picture of one pixel a grid place, stretched: the browser blends between them. */
function paintWash(
  context: CanvasRenderingContext2D,
  size: number,
  probabilities: Uint8Array,
  { positive, negative }: PlaneColours,
): void {
  const picture = new OffscreenCanvas(PLANAR_GRID, PLANAR_GRID)
  const pen = picture.getContext('2d')
  if (!pen) return
  const image = pen.createImageData(PLANAR_GRID, PLANAR_GRID)
  const [high, low] = [channelsOf(positive), channelsOf(negative)]
  probabilities.forEach((probability, place) => {
    const certainty = (probability - LEVEL) / LEVEL
    const [red, green, blue] = certainty > 0 ? high : low
    image.data[4 * place] = red
    image.data[4 * place + 1] = green
    image.data[4 * place + 2] = blue
    image.data[4 * place + 3] = 255 * WASH * Math.abs(certainty)
  })
  pen.putImageData(image, 0, 0)
  context.drawImage(picture, 0, 0, size, size)
}

function paintBoundary(
  context: CanvasRenderingContext2D,
  size: number,
  probabilities: Uint8Array,
  { ink }: PlaneColours,
): void {
  const cell = size / PLANAR_GRID
  context.beginPath()
  for (const [x1, y1, x2, y2] of contour(probabilities, PLANAR_GRID, LEVEL)) {
    context.moveTo((x1 + 0.5) * cell, (y1 + 0.5) * cell)
    context.lineTo((x2 + 0.5) * cell, (y2 + 0.5) * cell)
  }
  context.setLineDash([])
  context.strokeStyle = ink
  context.lineWidth = 2
  context.stroke()
}

/** w₁x₁ + w₂x₂ + b = 0: through its point nearest to the origin, along its own direction. */
function paintLines(
  context: CanvasRenderingContext2D,
  size: number,
  extent: number,
  lines: PlanarFrame['lines'],
  { muted }: PlaneColours,
): void {
  const scale = size / (2 * extent)
  const far = 3 * extent
  context.beginPath()
  for (const [w1, w2, b] of lines) {
    const length = Math.hypot(w1, w2)
    if (length === 0) continue
    const [x, y] = [(-b * w1) / length ** 2, (-b * w2) / length ** 2]
    const [dx, dy] = [(-w2 / length) * far, (w1 / length) * far]
    context.moveTo((x - dx + extent) * scale, (extent - y + dy) * scale)
    context.lineTo((x + dx + extent) * scale, (extent - y - dy) * scale)
  }
  context.setLineDash([5, 4])
  context.strokeStyle = muted
  context.lineWidth = 1
  context.stroke()
}

/** Discs for class 0 and squares for class 1: the classes differ without their colours too. */
function paintPoints(
  context: CanvasRenderingContext2D,
  size: number,
  { numbers, labels, extent }: PlanarPoints,
  { positive, negative, card }: PlaneColours,
): void {
  const scale = size / (2 * extent)
  // A few points are drawn larger than hundreds.
  const radius = Math.max(2.4, size / (labels.length < FEW_POINTS ? 110 : 170))
  context.lineWidth = 0.8
  context.strokeStyle = card
  labels.forEach((label, point) => {
    const x = ((numbers[2 * point] ?? 0) + extent) * scale
    const y = (extent - (numbers[2 * point + 1] ?? 0)) * scale
    context.beginPath()
    if (label === 1) context.rect(x - radius * 0.88, y - radius * 0.88, radius * 1.76, radius * 1.76)
    else context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fillStyle = label === 1 ? positive : negative
    context.fill()
    context.stroke()
  })
}
