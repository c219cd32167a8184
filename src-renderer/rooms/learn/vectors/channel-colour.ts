/** How a channel's brightness looks, and which letters can be read on it. Pure. */

/** Share of each channel in brightness as the eye sees it (sRGB's luminance). */
const LUMINANCE = [0.2126, 0.7152, 0.0722] as const
/** Above it, black has more contrast than white: √(1.05 · 0.05) − 0.05. */
const BLACK_FROM = 0.179

/** @param channel of so many @param value 0…255 */
export function channelColour(channel: number, channels: 1 | 3, value: number): string {
  const parts = [0, 1, 2].map((part) => (channels === 1 || part === channel ? value : 0))
  return `rgb(${parts.join(' ')})`
}

/** Black or white, whichever stands out more on `channelColour`. */
export function letterColour(channel: number, channels: 1 | 3, value: number): 'black' | 'white' {
  const share = value / 255
  const linear = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  const luminance = channels === 1 ? linear : linear * (LUMINANCE[channel] ?? 0)
  return luminance > BLACK_FROM ? 'black' : 'white'
}
