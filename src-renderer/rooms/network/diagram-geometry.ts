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
  readonly columnWidth: number
  readonly width: number
  readonly columns: readonly DiagramColumn[]
  readonly links: readonly DiagramLink[]
}

export const DIAGRAM_HEIGHT = 216
/** Side of the input picture. */
export const PICTURE_SIDE = 96
export const UNIT_RADIUS = 7
const UNIT_SPACING = 24
/** An even number: half above and half below the ellipsis. */
const MOST_UNITS_DRAWN = 8
const NARROWEST_COLUMN = 132
const WIDEST_COLUMN = 250

/**
 * @param sizes [n[0], …, n[L]]
 * @param available width there is; a wider drawing scrolls
 */
export function networkDiagram(sizes: readonly number[], available: number): Diagram {
  const columnWidth = Math.min(WIDEST_COLUMN, Math.max(NARROWEST_COLUMN, available / sizes.length))
  const columns = sizes.map((size, layer) => column(layer, size, (layer + 0.5) * columnWidth))
  return { columnWidth, width: columnWidth * sizes.length, columns, links: columns.flatMap(linksInto) }
}

function column(layer: number, size: number, x: number): DiagramColumn {
  if (layer === 0) return { layer, x, units: [], ellipsis: null }
  const middle = DIAGRAM_HEIGHT / 2
  const isWhole = size <= MOST_UNITS_DRAWN
  // The ellipsis takes the place of one unit in the middle.
  const places = isWhole ? size : MOST_UNITS_DRAWN + 1
  const points = Array.from({ length: places }, (_, place) => ({
    x,
    y: middle + (place - (places - 1) / 2) * UNIT_SPACING,
  }))
  if (isWhole) return { layer, x, units: points, ellipsis: null }
  const gap = MOST_UNITS_DRAWN / 2
  return { layer, x, units: points.filter((_, place) => place !== gap), ellipsis: { x, y: middle } }
}

/** Every drawn unit of one layer to every drawn unit of the next: fully connected. */
function linksInto(target: DiagramColumn, index: number, columns: readonly DiagramColumn[]): DiagramLink[] {
  const source = columns[index - 1]
  if (!source) return []
  return exits(source, target.units.length).flatMap((from) =>
    target.units.map((unit) => ({
      from,
      to: { x: unit.x - UNIT_RADIUS, y: unit.y },
      layer: target.layer,
    })),
  )
}

/** Where links leave a layer. The picture has a few at its edge, standing for all its numbers. */
function exits(source: DiagramColumn, targets: number): readonly Point[] {
  if (source.layer > 0) return source.units.map(({ x, y }) => ({ x: x + UNIT_RADIUS, y }))
  const count = targets === 1 ? 7 : 5
  return Array.from({ length: count }, (_, place) => ({
    x: source.x + PICTURE_SIDE / 2,
    y: DIAGRAM_HEIGHT / 2 + ((place + 0.5) / count - 0.5) * PICTURE_SIDE,
  }))
}
