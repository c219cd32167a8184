/** Where everything of the network's drawing stands. Pure: sizes in, points in pixels out. */

export interface Point {
  readonly x: number
  readonly y: number
}

export interface DiagramColumn {
  /** l: 0 for the input picture, L for the output. */
  readonly layer: number
  readonly x: number
  /** Drawn units, from top to bottom; none for the picture. */
  readonly units: readonly Point[]
  /** Where the dots for units not drawn stand; null when all are drawn. */
  readonly ellipsis: Point | null
}

export interface DiagramLink {
  readonly from: Point
  readonly to: Point
  /** The layer it leads into. */
  readonly layer: number
}

export interface Diagram {
  readonly scale: DiagramScale
  readonly width: number
  readonly columns: readonly DiagramColumn[]
  readonly links: readonly DiagramLink[]
}

/** How large everything is drawn; follows from the height there is. */
export interface DiagramScale {
  readonly height: number
  /** Side of the input picture. */
  readonly pictureSide: number
  readonly unitRadius: number
  readonly unitSpacing: number
}

/** An even number: half above and half below the ellipsis, which takes the place of one more. */
const MOST_UNITS_DRAWN = 8
const NARROWEST_COLUMN = 132
const WIDEST_COLUMN = 250
const LOWEST = 216
const HIGHEST = 420
/** On a very high window more than that: such a share of the height there is. */
const SHARE_OF_HEIGHT = 0.4

/** @param available height there is; a lower drawing than 216 would crowd its units */
export function diagramScale(available: number): DiagramScale {
  const highest = Math.max(HIGHEST, SHARE_OF_HEIGHT * available)
  const height = Math.min(highest, Math.max(LOWEST, available))
  const unitSpacing = height / (MOST_UNITS_DRAWN + 1)
  return { height, unitSpacing, unitRadius: 0.3 * unitSpacing, pictureSide: 0.45 * height }
}

/**
 * @param sizes [n[0], …, n[L]]
 * @param available width there is; a wider drawing scrolls
 */
export function networkDiagram(sizes: readonly number[], available: number, scale: DiagramScale): Diagram {
  const columnWidth = Math.min(
    Math.max(WIDEST_COLUMN, 0.6 * scale.height),
    Math.max(NARROWEST_COLUMN, available / sizes.length),
  )
  const columns = sizes.map((size, layer) => column(layer, size, (layer + 0.5) * columnWidth, scale))
  const links = columns.flatMap((target, layer) => linksInto(target, columns[layer - 1], scale))
  return { scale, width: columnWidth * sizes.length, columns, links }
}

/** l of the column that a point stands in. @param x pixels from the diagram's left edge */
export function columnAt({ width, columns }: Diagram, x: number): number {
  const place = Math.floor((x / width) * columns.length)
  return Math.min(columns.length - 1, Math.max(0, place))
}

function column(layer: number, size: number, x: number, scale: DiagramScale): DiagramColumn {
  if (layer === 0) return { layer, x, units: [], ellipsis: null }
  const middle = scale.height / 2
  const isWhole = size <= MOST_UNITS_DRAWN
  const places = isWhole ? size : MOST_UNITS_DRAWN + 1
  const points = Array.from({ length: places }, (_, place) => ({
    x,
    y: middle + (place - (places - 1) / 2) * scale.unitSpacing,
  }))
  if (isWhole) return { layer, x, units: points, ellipsis: null }
  const gap = MOST_UNITS_DRAWN / 2
  return { layer, x, units: points.filter((_, place) => place !== gap), ellipsis: { x, y: middle } }
}

/** Every drawn unit of one layer to every drawn unit of the next: fully connected. */
function linksInto(
  target: DiagramColumn,
  source: DiagramColumn | undefined,
  scale: DiagramScale,
): DiagramLink[] {
  if (!source) return []
  return exits(source, target.units.length, scale).flatMap((from) =>
    target.units.map(({ x, y }) => ({ from, to: { x: x - scale.unitRadius, y }, layer: target.layer })),
  )
}

/** Where links leave a layer. The picture has a few at its edge, standing for all its numbers. */
function exits(source: DiagramColumn, targets: number, scale: DiagramScale): readonly Point[] {
  const { height, pictureSide, unitRadius } = scale
  if (source.layer > 0) return source.units.map(({ x, y }) => ({ x: x + unitRadius, y }))
  const count = targets === 1 ? 7 : 5
  return Array.from({ length: count }, (_, place) => ({
    x: source.x + pictureSide / 2,
    y: height / 2 + ((place + 0.5) / count - 0.5) * pictureSide,
  }))
}
