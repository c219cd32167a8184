/** The size of an element without padding, followed as it changes; 0 until it is known. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'

export interface ElementSize {
  readonly width: number
  readonly height: number
}

export function useElementSize(
  element: Readonly<ShallowRef<Element | null>>,
): Readonly<ShallowRef<ElementSize>> {
  const size = shallowRef<ElementSize>({ width: 0, height: 0 })
  const sizes = new ResizeObserver(([entry]) => {
    if (entry) size.value = { width: entry.contentRect.width, height: entry.contentRect.height }
  })
  watch(
    element,
    (now, before) => {
      if (before) sizes.unobserve(before)
      if (!now) return
      sizes.observe(now)
      // Now as well, so that what depends on it is drawn once, in its place.
      size.value = { width: now.clientWidth, height: now.clientHeight }
    },
    { immediate: true },
  )
  onScopeDispose(() => sizes.disconnect())
  return size
}
