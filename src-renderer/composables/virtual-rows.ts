/** Which rows of a long list are in sight, and where the keys of a list box lead in it. Lengths in CSS pixels. */
import type { GridViewport } from './grid-viewport'
import type { FocusKey } from './shortcut-table'

/** The drawn part of a long list, or of a grid read row by row. */
export interface ListWindow {
  readonly columns: number
  /** From the top of one row to the top of the next. */
  readonly pitch: number
  /** What of the pitch is empty. */
  readonly gap: number
  /** First option drawn, and the one after the last. */
  readonly first: number
  readonly end: number
  /** Height of everything, for the scroll bar. */
  readonly contentHeight: number
}

/** Rows drawn above and below the sight. */
const SPARE_ROWS = 6

/** The part of `total` rows of equal height that a viewport shows. */
export function rowWindow(viewport: GridViewport, total: number, rowHeight: number): ListWindow {
  const first = Math.floor(viewport.scrollTop / rowHeight) - SPARE_ROWS
  const end = Math.ceil((viewport.scrollTop + viewport.height) / rowHeight) + SPARE_ROWS
  return {
    columns: 1,
    pitch: rowHeight,
    gap: 0,
    first: Math.min(total, Math.max(0, first)),
    end: Math.min(total, end),
    contentHeight: total * rowHeight,
  }
}

/** The scroll position nearest to the present one at which an option is wholly in sight. */
export function scrollTopFor(
  place: number,
  { columns, pitch, gap }: Pick<ListWindow, 'columns' | 'pitch' | 'gap'>,
  { scrollTop, height }: Pick<GridViewport, 'scrollTop' | 'height'>,
): number {
  const top = Math.floor(place / columns) * pitch
  if (top < scrollTop) return top
  // The gap under the last row does not belong to it.
  return Math.max(scrollTop, top + pitch - gap - height)
}

/** The option that a key leads to from another. */
export function placeAfterKey(
  key: FocusKey<'list'>,
  place: number,
  total: number,
  { columns, pitch }: Pick<ListWindow, 'columns' | 'pitch'>,
  height: number,
): number {
  const rowsInSight = Math.max(1, Math.floor(height / pitch))
  const steps: Readonly<Record<FocusKey<'list'>, number>> = {
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
  const target = place + step
  // A whole row further than there is: stay, rather than jump sideways to the end.
  if (Math.abs(step) === columns && (target < 0 || target >= total)) return place
  return Math.min(total - 1, Math.max(0, target))
}
