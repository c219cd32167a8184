/** Size and scroll position of an element, kept as it changes. */
import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { GridViewport } from './grid-viewport'

export interface MeasuredViewport {
  readonly viewport: ShallowRef<GridViewport>
  /** For `@scroll`. */
  readonly onScroll: () => void
}

export function useGridViewport(element: Readonly<Ref<HTMLElement | null>>): MeasuredViewport {
  const viewport = shallowRef<GridViewport>({ width: 0, height: 0, scrollTop: 0 })

  function measure(): void {
    if (!element.value) return
    const { clientWidth, clientHeight, scrollTop } = element.value
    viewport.value = { width: clientWidth, height: clientHeight, scrollTop }
  }

  const observer = new ResizeObserver(measure)
  watch(element, (next, previous) => {
    if (previous) observer.unobserve(previous)
    if (next) observer.observe(next)
    measure()
  })
  onScopeDispose(() => observer.disconnect())

  return { viewport, onScroll: measure }
}
