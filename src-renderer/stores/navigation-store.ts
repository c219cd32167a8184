/** Which room is open, and in Learn which lesson. The address' hash holds it, so that a reload stays where one was. */
import { defineStore } from 'pinia'
import { onScopeDispose, ref } from 'vue'
import { LESSON_IDS, type LessonId } from '../../shared/domain/lesson'
import { beginTurn } from '../composables/frame-turns'

/** In the order of the rail and of Ctrl/Cmd+1…7. */
export const ROOMS = ['data', 'network', 'train', 'evaluate', 'predict', 'runs', 'learn'] as const
export type Room = (typeof ROOMS)[number]

/** The room that a hash such as "#/train" or "#/learn/graph" names; Data when it names none. */
export function roomOfHash(hash: string): Room {
  if (lessonOfHash(hash)) return 'learn'
  return ROOMS.find((room) => hash === `#/${room}`) ?? 'data'
}

/** The lesson that a hash such as "#/learn/graph" names, or null. */
function lessonOfHash(hash: string): LessonId | null {
  return LESSON_IDS.find((lesson) => hash === `#/learn/${lesson}`) ?? null
}

export const useNavigationStore = defineStore('navigation', () => {
  const room = ref<Room>(roomOfHash(window.location.hash))
  /** Null shows the list of lessons. */
  const lesson = ref<LessonId | null>(lessonOfHash(window.location.hash))
  /** Not at the start: then the focus belongs to the page. */
  let focusRequested = false

  function enter(nextRoom: Room, nextLesson: LessonId | null): void {
    if (nextRoom === room.value && nextLesson === lesson.value) return
    focusRequested = true
    beginTurn()
    room.value = nextRoom
    lesson.value = nextLesson
  }

  function open(nextRoom: Room, nextLesson: LessonId | null): void {
    enter(nextRoom, nextLesson)
    const address = nextLesson ? `/${nextRoom}/${nextLesson}` : `/${nextRoom}`
    if (window.location.hash !== `#${address}`) window.location.hash = address
  }

  /** Opens a room; its heading takes the focus. */
  function go(next: Room): void {
    open(next, null)
  }

  /** Opens a lesson of the Learn room, from wherever its subject is met. */
  function goToLesson(next: LessonId): void {
    open('learn', next)
  }

  /** True once after each change of room or lesson: the room's layout asks when it is mounted. */
  function takeFocusRequest(): boolean {
    const requested = focusRequested
    focusRequested = false
    return requested
  }

  const followHash = (): void => {
    enter(roomOfHash(window.location.hash), lessonOfHash(window.location.hash))
  }
  window.addEventListener('hashchange', followHash)
  onScopeDispose(() => window.removeEventListener('hashchange', followHash))

  return { room, lesson, go, goToLesson, takeFocusRequest }
})
