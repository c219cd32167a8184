/** Ctrl+1…7, or Cmd+1…7 on a Mac, opens the rooms in the order of the rail. */
import { onScopeDispose } from 'vue'
import { ROOMS, useNavigationStore } from '../stores/navigation-store'

export function useRoomShortcuts(): void {
  const navigation = useNavigationStore()

  function onKeydown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    const room = ROOMS[Number(event.key) - 1]
    if (!room) return
    event.preventDefault()
    navigation.go(room)
  }

  window.addEventListener('keydown', onKeydown)
  onScopeDispose(() => window.removeEventListener('keydown', onKeydown))
}
