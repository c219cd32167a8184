/** Which cells of a long grid are in sight: the arithmetic, apart from any element. Lengths in CSS pixels. */

import type { GridViewport } from './grid-viewport'
import { scrollTopForRow } from './virtual-rows'

export interface GridWindow {
  readonly columns: number
  /** Side of a square cell. */
  readonly cell: number
  /** Height of everything, for the scroll bar. */
  readonly contentHeight: number
  /** Where the first drawn row begins. */
  readonly offsetTop: number
  /** First cell drawn, and the one after the last. */
  readonly first: number
  readonly end: number
}

export const GRID_GAP = 6
const SMALLEST_CELL = 50
const LARGEST_CELL = 96
/** A wider grid has larger cells before it has more of them. */
const CELLS_ACROSS = 9
/** Rows drawn above and below the sight, so that a quick scroll meets no holes. */
const SPARE_ROWS = 3

/** The part of `total` square cells that a viewport shows. */
export function gridWindow(viewport: GridViewport, total: number): GridWindow {
  const wanted = Math.min(LARGEST_CELL, Math.max(SMALLEST_CELL, viewport.width / CELLS_ACROSS))
  const columns = Math.max(1, Math.floor((viewport.width + GRID_GAP) / (wanted + GRID_GAP)))
  const cell = Math.max(1, (viewport.width - GRID_GAP * (columns - 1)) / columns)
  const pitch = cell + GRID_GAP
  const rows = Math.ceil(total / columns)
  const firstRow = Math.max(0, Math.min(rows, Math.floor(viewport.scrollTop / pitch)) - SPARE_ROWS)
  const endRow = Math.min(rows, Math.ceil((viewport.scrollTop + viewport.height) / pitch) + SPARE_ROWS)
  return {
    columns,
    cell,
    contentHeight: Math.max(0, rows * pitch - GRID_GAP),
    offsetTop: firstRow * pitch,
    first: firstRow * columns,
    end: Math.min(total, endRow * columns),
  }
}

/** The scroll position nearest to the present one at which a cell is wholly in sight. */
export function scrollTopFor(
  index: number,
  { columns, cell }: GridWindow,
  { scrollTop, height }: GridViewport,
): number {
  // The gap under the last row does not belong to it.
  const sight = { scrollTop, height: height + GRID_GAP }
  return scrollTopForRow(Math.floor(index / columns), cell + GRID_GAP, sight)
}

/** The cell that a key leads to from another, or null when the key means nothing in a grid. */
export function cellAfterKey(
  key: string,
  index: number,
  total: number,
  columns: number,
  rowsInSight: number,
): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * rowsInSight,
    PageDown: columns * rowsInSight,
    Home: -total,
    End: total,
  }
  const step = steps[key]
  if (step === undefined) return null
  const target = index + step
  // A whole row further than there is: stay, rather than jump sideways to the end.
  if (Math.abs(step) === columns && (target < 0 || target >= total)) return index
  return Math.min(total - 1, Math.max(0, target))
}
