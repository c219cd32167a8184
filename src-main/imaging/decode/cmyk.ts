/** Printing inks to screen colours, by Pillow's plain rule (no ICC profile): each ink takes its share of what black leaves. */

/** a · b / 255, rounded to the nearest: Pillow's MULDIV255. */
function productOver255(a: number, b: number): number {
  const product = a * b + 128
  return ((product >> 8) + product) >> 8
}

/** Writes red, green, blue at `out[to]`. Inks are 0…255, 255 being full ink. */
export function cmykToRgb(
  cyan: number,
  magenta: number,
  yellow: number,
  black: number,
  out: Uint8Array,
  to: number,
): void {
  const light = 255 - black
  out[to] = light - productOver255(cyan, light)
  out[to + 1] = light - productOver255(magenta, light)
  out[to + 2] = light - productOver255(yellow, light)
}
