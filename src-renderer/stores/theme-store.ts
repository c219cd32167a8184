/** Light, dark, or as the system has it. The choice stays on this computer's browser storage. */
import { defineStore } from 'pinia'
import { ref, watchEffect } from 'vue'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const STORAGE_KEY = 'descent-theme'

function storedTheme(): Theme {
  const stored = window.localStorage.getItem(STORAGE_KEY)
  return THEMES.find((theme) => theme === stored) ?? 'system'
}

export const useThemeStore = defineStore('theme', () => {
  const theme = ref<Theme>(storedTheme())

  watchEffect(() => {
    const root = document.documentElement
    if (theme.value === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = theme.value
    window.localStorage.setItem(STORAGE_KEY, theme.value)
  })

  /** System → light → dark → system. */
  function next(): void {
    theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? 'system'
  }

  return { theme, next }
})
