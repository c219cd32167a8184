/** A list box of which only the part in sight exists: its keys, its scrolling, and what a screen reader is told. */
import { computed, useId, type ComputedRef, type ShallowRef } from 'vue'
import { keysOf } from './element-keys'
import type { GridViewport } from './grid-viewport'
import type { FocusKey } from './shortcut-table'
import { useGridViewport } from './use-grid-viewport'
import { placeAfterKey, scrollTopFor, type ListWindow } from './virtual-rows'

export interface ListboxOptions<Window extends ListWindow> {
  /** The element that scrolls: the list box itself. */
  readonly scroller: Readonly<ShallowRef<HTMLElement | null>>
  readonly label: () => string
  readonly total: () => number
  /** Place of the chosen option; null when none of these is chosen. */
  readonly selected: () => number | null
  readonly windowOf: (viewport: GridViewport, total: number) => Window
  readonly select: (place: number) => void
}

export interface Listbox<Window extends ListWindow> {
  readonly window: ComputedRef<Window>
  /** The places in sight, in order. */
  readonly places: ComputedRef<readonly number[]>
  /** For `v-bind` and `v-on` of the scroller. */
  readonly attributes: ComputedRef<Readonly<Record<string, string | undefined>>>
  readonly listeners: { readonly scroll: () => void; readonly keydown: (event: KeyboardEvent) => void }
  /** For `v-bind` of an option. */
  readonly optionAttributes: (place: number) => Readonly<Record<string, string | number | boolean>>
}

export function useListbox<Window extends ListWindow>(options: ListboxOptions<Window>): Listbox<Window> {
  const { scroller, label, total, selected, windowOf, select } = options
  const listId = useId()
  const { viewport, onScroll } = useGridViewport(scroller)
  const shown = computed(() => windowOf(viewport.value, total()))

  function move(key: FocusKey<'list'>): void {
    const next = placeAfterKey(key, selected() ?? 0, total(), shown.value, viewport.value.height)
    if (total() === 0) return
    select(next)
    if (scroller.value) scroller.value.scrollTop = scrollTopFor(next, shown.value, viewport.value)
  }

  return {
    window: shown,
    places: computed(() => {
      const { first, end } = shown.value
      return Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset)
    }),
    attributes: computed(() => ({
      role: 'listbox',
      tabindex: '0',
      'aria-label': label(),
      'aria-activedescendant': selected() === null ? undefined : `${listId}-${selected()}`,
    })),
    listeners: { scroll: onScroll, keydown: keysOf('list', { move, page: move, ends: move }) },
    optionAttributes: (place) => ({
      id: `${listId}-${place}`,
      role: 'option',
      'aria-selected': place === selected(),
      'aria-setsize': total(),
      'aria-posinset': place + 1,
    }),
  }
}
