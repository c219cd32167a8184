import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { roomOfHash, useNavigationStore } from '../../../src-renderer/stores/navigation-store'
import { useThemeStore } from '../../../src-renderer/stores/theme-store'
import { useToastStore } from '../../../src-renderer/stores/toast-store'
import { openPage, reloadPage } from './fake-page'

beforeEach(() => {
  window.localStorage.clear()
  openPage()
})
afterEach(() => vi.useRealTimers())

describe('navigation', () => {
  it('reads only rooms that exist from the hash', () => {
    const hashes = ['#/train', '#/learn', '#/learn/graph', '#/learn/x', '#train', '', '#/__proto__']
    const rooms = ['train', 'learn', 'learn', 'data', 'data', 'data', 'data']
    expect(hashes.map(roomOfHash)).toEqual(rooms)
  })

  it('stays in the room over a reload, and asks for the focus once for each change', () => {
    const navigation = useNavigationStore()
    expect(navigation.takeFocusRequest()).toBe(false)
    navigation.go('predict')
    expect([navigation.takeFocusRequest(), navigation.takeFocusRequest()]).toEqual([true, false])
    reloadPage()
    expect(useNavigationStore().room).toBe('predict')
  })

  it('leads to a lesson from anywhere, and back to the list from the rail', () => {
    const navigation = useNavigationStore()
    navigation.goToLesson('graph')
    expect([navigation.room, navigation.lesson, window.location.hash]).toEqual([
      'learn',
      'graph',
      '#/learn/graph',
    ])
    expect(navigation.takeFocusRequest()).toBe(true)
    reloadPage()
    const again = useNavigationStore()
    expect([again.room, again.lesson]).toEqual(['learn', 'graph'])
    again.go('learn')
    expect([again.room, again.lesson, again.takeFocusRequest()]).toEqual(['learn', null, true])
  })
})

describe('theme', () => {
  it('is remembered, and leaves the choice to the system at first', async () => {
    const theme = useThemeStore()
    expect(document.documentElement.dataset['theme']).toBe('light')
    theme.next()
    theme.next()
    await nextTick()
    expect(document.documentElement.dataset['theme']).toBe('dark')
    reloadPage()
    expect(useThemeStore().theme).toBe('dark')
  })

  it('follows the system, which may also ask for contrast or force its colours', async () => {
    const asked = new Map<string, { matches: boolean; change: () => void }>()
    vi.stubGlobal('matchMedia', (query: string) => {
      const media = { matches: false, change: (): void => undefined }
      asked.set(query, media)
      return Object.assign(media, {
        addEventListener: (_: string, listener: () => void) => (media.change = listener),
        removeEventListener: () => undefined,
      })
    })
    const system = async (query: string, matches: boolean): Promise<void> => {
      Object.assign(asked.get(query)!, { matches })
      asked.get(query)!.change()
      await nextTick()
    }
    const shown = (): unknown => {
      const { theme, contrast } = document.documentElement.dataset
      return { theme, contrast }
    }
    reloadPage()
    const theme = useThemeStore()
    await system('(prefers-color-scheme: dark)', true)
    expect(shown()).toEqual({ theme: 'dark', contrast: 'normal' })
    await system('(prefers-contrast: more)', true)
    expect(shown()).toEqual({ theme: 'dark', contrast: 'more' })
    theme.theme = 'light'
    await nextTick()
    expect(shown()).toEqual({ theme: 'light', contrast: 'more' })
    await system('(prefers-contrast: more)', false)
    theme.theme = 'contrast'
    await nextTick()
    expect(shown()).toEqual({ theme: 'dark', contrast: 'more' })
    await system('(forced-colors: active)', true)
    expect(shown()).toEqual({ theme: 'dark', contrast: 'normal' }) // the system's colours, not ours
    vi.unstubAllGlobals()
  })

  it('does not believe what storage says', () => {
    window.localStorage.setItem('descent-theme', 'pink')
    expect(useThemeStore().theme).toBe('system')
  })
})

describe('notices', () => {
  it('leave by themselves, later when they offer something, and never while held', () => {
    vi.useFakeTimers()
    const toasts = useToastStore()
    toasts.show('plain')
    toasts.show('undoable', { label: 'Undo', run: () => undefined })
    vi.advanceTimersByTime(6_000)
    expect(toasts.shown.map(({ text }) => text)).toEqual(['undoable'])
    toasts.hold()
    vi.advanceTimersByTime(60_000)
    expect(toasts.shown).toHaveLength(1)
    toasts.release()
    vi.advanceTimersByTime(12_000)
    expect(toasts.shown).toEqual([])
  })

  it('are three at most; the oldest leaves', () => {
    const toasts = useToastStore()
    for (const text of ['1', '2', '3', '4']) toasts.show(text)
    expect(toasts.shown.map(({ text }) => text)).toEqual(['2', '3', '4'])
  })
})
