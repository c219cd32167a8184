/** The window's tokens as plain values for the canvas, which knows no CSS custom properties. */
import { shallowRef, watch, type ShallowRef } from 'vue'
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
    resolved(style.getPropertyValue(property).trim()),
  ])
  return Object.fromEntries(entries) as ChartTokens
}

/** In forced colours a token is a name such as CanvasText, which ECharts cannot mix; as "rgb(…)" it can. */
function resolved(value: string): string {
  if (!/^[a-z]+$/i.test(value)) return value
  const probe = document.body.appendChild(document.createElement('span'))
  probe.style.color = value
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

/** The tokens, read again whenever the window's appearance changes. */
export function useChartTokens(): Readonly<ShallowRef<ChartTokens>> {
  const tokens = shallowRef(readChartTokens())
  const read = (): void => {
    tokens.value = readChartTokens()
  }
  const theme = useThemeStore()
  // After the flush: the theme store writes its attributes first.
  watch(() => theme.appearance, read, { flush: 'post' })
  return tokens
}
