/** Whether the window, or what the system asks for, is as a media query says, followed as it changes. */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

export function useMediaQuery(query: string): Readonly<ShallowRef<boolean>> {
  const list = window.matchMedia(query)
  const matches = shallowRef(list.matches)
  const follow = (): void => {
    matches.value = list.matches
  }
  list.addEventListener('change', follow)
  onScopeDispose(() => list.removeEventListener('change', follow))
  return matches
}
