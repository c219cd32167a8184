/** Colours that go together. Cats and everything else take theirs from the same lists, so colour alone tells nothing. */
import { mix, type Colour } from './canvas'
import type { Dice } from './dice'

/** What a figure is painted with. */
export interface Coat {
  readonly main: Colour
  readonly light: Colour
  readonly dark: Colour
}

export interface Palette {
  readonly coat: Coat
  /** A second coat for patches, roofs, petals. */
  readonly second: Coat
  /** The wall behind the figure, and what lies before or under it. */
  readonly wall: Colour
  readonly floor: Colour
}

export const INK: Colour = [52, 46, 54]
export const WHITE: Colour = [255, 252, 246]
export const ROSE: Colour = [231, 143, 142]

const coats: readonly [Coat, ...Coat[]] = [
  coat('e8964a', 'fbe6c8', 'b0602c'), // ginger
  coat('8f9db3', 'e2e8ef', '566479'), // blue grey
  coat('545360', 'a3a2b0', '33323c'), // charcoal
  coat('efd8b0', 'fff7e8', 'c4a06c'), // cream
  coat('946349', 'dfba98', '5d3b2c'), // cocoa
  coat('f3efe8', 'ffffff', 'c2bab0'), // milk
  coat('d98a80', 'f8dad3', 'a5564f'), // old rose
  coat('93b38c', 'e0edd8', '5b8059'), // sage
  coat('a896c8', 'e7def3', '6e5c94'), // lilac
  coat('e2b44a', 'fbebbb', 'a98024'), // mustard
  coat('62a8a8', 'd4ece9', '32746f'), // teal
]

const grounds: readonly [readonly [Colour, Colour], ...(readonly [Colour, Colour])[]] = [
  [hex('f8ecdc'), hex('edd3b6')],
  [hex('d9eaf3'), hex('b4d2e2')],
  [hex('e3f0d8'), hex('c0d9ac')],
  [hex('f7dfe1'), hex('ecbcc4')],
  [hex('e8e1f4'), hex('c8bae3')],
  [hex('fff0c6'), hex('f6d488')],
  [hex('f1eee8'), hex('d8d2c7')],
  [hex('34435c'), hex('222d42')],
  [hex('3f5d57'), hex('2b433f')],
  [hex('cf7a55'), hex('a95a3c')],
  [hex('6483ae'), hex('4a668f')],
  [hex('8d6a92'), hex('6a4c70')],
]

/** Figures must stand out from their wall by at least this much brightness. */
const LEAST_CONTRAST = 34

export function choosePalette(dice: Dice): Palette {
  const [wall, floor] = dice.pick(grounds)
  const standsOut = ({ main }: Coat): boolean =>
    Math.abs(brightness(main) - brightness(wall)) > LEAST_CONTRAST
  let chosen = dice.pick(coats)
  while (!standsOut(chosen)) chosen = dice.pick(coats)
  let second = dice.pick(coats)
  while (second === chosen) second = dice.pick(coats)
  return {
    coat: chosen,
    second,
    wall,
    floor: dice.chance(0.3) ? mix(dice.pick(grounds)[1], floor, 0.5) : floor,
  }
}

/** Brightness as television has weighed it since 1953 (ITU-R BT.601), 0…255. */
function brightness([red, green, blue]: Colour): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue
}

function coat(main: string, light: string, dark: string): Coat {
  return { main: hex(main), light: hex(light), dark: hex(dark) }
}

function hex(text: string): Colour {
  const value = Number.parseInt(text, 16)
  return [value >> 16, (value >> 8) & 0xff, value & 0xff]
}
