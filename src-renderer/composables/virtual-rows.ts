/** Which rows of a long list of equal rows are in sight. Lengths in CSS pixels. */
import type { GridViewport } from './grid-viewport'

export interface RowWindow {
  /** First row drawn, and the one after the last. */
  readonly first: number
  readonly end: number
}

/** Rows drawn above and below the sight. */
const SPARE_ROWS = 6

export function rowWindow(viewport: GridViewport, total: number, rowHeight: number): RowWindow {
  const first = Math.floor(viewport.scrollTop / rowHeight) - SPARE_ROWS
  const end = Math.ceil((viewport.scrollTop + viewport.height) / rowHeight) + SPARE_ROWS
  return { first: Math.min(total, Math.max(0, first)), end: Math.min(total, end) }
}

/** The scroll position nearest to the present one at which a row is wholly in sight. */
export function scrollTopForRow(
  row: number,
  rowHeight: number,
  { scrollTop, height }: Pick<GridViewport, 'scrollTop' | 'height'>,
): number {
  const top = row * rowHeight
  if (top < scrollTop) return top
  return Math.max(scrollTop, top + rowHeight - height)
}
