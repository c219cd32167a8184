/** A colour token as numbers, for what is painted pixel by pixel. Pure. */

export type Rgb = readonly [red: number, green: number, blue: number]

/** "#d9730d" → 217, 115, 13: the tokens are written so. */
export function channelsOf(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}
