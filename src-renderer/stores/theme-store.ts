/** Light, dark, with more contrast, or as the system has it. The choice stays in this computer's browser storage. */
import { defineStore } from 'pinia'
import { computed, ref, watchEffect } from 'vue'
import { useMediaQuery } from '../composables/use-media-query'

/** `contrast`: as light or dark as the system, with more contrast. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof THEMES)[number]

/** What is in force. */
export interface Appearance {
  readonly isDark: boolean
  readonly hasMoreContrast: boolean
  /** The system's own few colours replace every other. */
  readonly isForced: boolean
}

const STORAGE_KEY = 'descent-theme'

function storedTheme(): Theme {
  const stored = window.localStorage.getItem(STORAGE_KEY)
  return THEMES.find((theme) => theme === stored) ?? 'system'
}

export const useThemeStore = defineStore('theme', () => {
  const theme = ref<Theme>(storedTheme())
  const wantsDark = useMediaQuery('(prefers-color-scheme: dark)')
  const wantsContrast = useMediaQuery('(prefers-contrast: more)')
  const wantsForced = useMediaQuery('(forced-colors: active)')

  const appearance = computed<Appearance>(() => {
    const followsSystem = theme.value === 'system' || theme.value === 'contrast'
    return {
      isDark: followsSystem ? wantsDark.value : theme.value === 'dark',
      hasMoreContrast: !wantsForced.value && (theme.value === 'contrast' || wantsContrast.value),
      isForced: wantsForced.value,
    }
  })

  watchEffect(() => {
    const { dataset } = document.documentElement
    dataset['theme'] = appearance.value.isDark ? 'dark' : 'light'
    dataset['contrast'] = appearance.value.hasMoreContrast ? 'more' : 'normal'
    window.localStorage.setItem(STORAGE_KEY, theme.value)
  })

  /** The next in the order of `THEMES`, and from the last to the first. */
  function next(): void {
    theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? 'system'
  }

  return { theme, appearance, next }
})
