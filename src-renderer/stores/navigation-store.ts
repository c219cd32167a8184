/** Which room is open. The address' hash holds it, so that a reload stays where one was. */
import { defineStore } from 'pinia'
import { onScopeDispose, ref } from 'vue'

/** In the order of the rail and of Ctrl/Cmd+1…6. */
export const ROOMS = ['data', 'network', 'train', 'evaluate', 'predict', 'runs'] as const
export type Room = (typeof ROOMS)[number]

/** The room that a hash such as "#/train" names; Data when it names none. */
export function roomOfHash(hash: string): Room {
  return ROOMS.find((room) => hash === `#/${room}`) ?? 'data'
}

export const useNavigationStore = defineStore('navigation', () => {
  const room = ref<Room>(roomOfHash(window.location.hash))
  /** Not at the start: then the focus belongs to the page. */
  let focusRequested = false

  function enter(next: Room): void {
    if (next === room.value) return
    focusRequested = true
    room.value = next
  }

  /** Opens a room; its heading takes the focus. */
  function go(next: Room): void {
    enter(next)
    if (roomOfHash(window.location.hash) !== next) window.location.hash = `/${next}`
  }

  /** True once after each change of room: the room's layout asks when it is mounted. */
  function takeFocusRequest(): boolean {
    const requested = focusRequested
    focusRequested = false
    return requested
  }

  const followHash = (): void => enter(roomOfHash(window.location.hash))
  window.addEventListener('hashchange', followHash)
  onScopeDispose(() => window.removeEventListener('hashchange', followHash))

  return { room, go, takeFocusRequest }
})
