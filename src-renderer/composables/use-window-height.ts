/** The height of the window, followed as it changes. */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

export function useWindowHeight(): Readonly<ShallowRef<number>> {
  const height = shallowRef(window.innerHeight)
  const follow = (): void => {
    height.value = window.innerHeight
  }
  window.addEventListener('resize', follow)
  onScopeDispose(() => window.removeEventListener('resize', follow))
  return height
}
