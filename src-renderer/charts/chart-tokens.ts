/** The window's tokens as plain values for the canvas, which knows no CSS custom properties. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { useThemeStore } from '../stores/theme-store'

const properties = {
  card: '--card',
  ink: '--ink',
  muted: '--muted',
  hairline: '--hairline',
  train: '--accent',
  test: '--test',
  good: '--good-text',
  positive: '--positive',
  negative: '--negative',
  fontNumbers: '--font-mono',
} as const

export type ChartTokens = Readonly<Record<keyof typeof properties, string>>

/** Reads the values that hold now. */
function readChartTokens(): ChartTokens {
  const style = getComputedStyle(document.documentElement)
  const entries = Object.entries(properties).map(([name, property]) => [
    name,
    style.getPropertyValue(property).trim(),
  ])
  return Object.fromEntries(entries) as ChartTokens
}

/** The tokens, read again whenever the window turns light or dark. */
export function useChartTokens(): Readonly<ShallowRef<ChartTokens>> {
  const tokens = shallowRef(readChartTokens())
  const read = (): void => {
    tokens.value = readChartTokens()
  }
  const theme = useThemeStore()
  // After the flush: the theme store writes its attribute first.
  watch(() => theme.theme, read, { flush: 'post' })
  const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)')
  systemIsDark.addEventListener('change', read)
  onScopeDispose(() => systemIsDark.removeEventListener('change', read))
  return tokens
}
