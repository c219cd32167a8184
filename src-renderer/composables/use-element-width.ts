/** The width of an element, followed as it changes. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

export function useElementWidth(
  element: Readonly<ShallowRef<HTMLElement | null>>,
): Readonly<ShallowRef<number>> {
  const width = shallowRef(0)
  const sizes = new ResizeObserver(([entry]) => {
    if (entry) width.value = entry.contentRect.width
  })
  watch(
    element,
    (now, before) => {
      if (before) sizes.unobserve(before)
      if (now) sizes.observe(now)
    },
    { immediate: true },
  )
  onScopeDispose(() => sizes.disconnect())
  return width
}
