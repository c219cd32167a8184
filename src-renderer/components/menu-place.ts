/** Where a menu stands that must not leave the window, and what its keys do. Pure. */

export interface MenuPlace {
  readonly left: number
  readonly top: number
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Between the menu and its button, and between the menu and the window's edge. */
const GAP = 4

/** Under its button where there is room, else above it, else as high as it must; never outside the window. */
export function menuPlace(
  button: { readonly left: number; readonly top: number; readonly bottom: number },
  menu: Size,
  window: Size,
): MenuPlace {
  const left = Math.max(GAP, Math.min(button.left, window.width - menu.width - GAP))
  const below = button.bottom + GAP
  if (below + menu.height + GAP <= window.height) return { left, top: below }
  return { left, top: Math.max(GAP, button.top - GAP - menu.height) }
}

/** The entry that a key leads to, or null when the key means nothing in a list. */
export function menuIndexAfterKey(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, index + 1)
    case 'ArrowUp':
      return Math.max(0, index - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
