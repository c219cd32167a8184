/** Which cells of a long grid are in sight: the arithmetic, apart from any element. Lengths in CSS pixels. */
import type { GridViewport } from './grid-viewport'
import type { ListWindow } from './virtual-rows'

export interface GridWindow extends ListWindow {
  /** Side of a square cell. */
  readonly cell: number
  /** Where the first drawn row begins. */
  readonly offsetTop: number
}

export const GRID_GAP = 6
const SMALLEST_CELL = 50
const LARGEST_CELL = 144
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
    pitch,
    gap: GRID_GAP,
    contentHeight: Math.max(0, rows * pitch - GRID_GAP),
    offsetTop: firstRow * pitch,
    first: firstRow * columns,
    end: Math.min(total, endRow * columns),
  }
}
