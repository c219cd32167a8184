/** What surrounds a figure: the wall behind it, something that may stand before it, the light and the grain. */
import { mix, type Canvas } from './canvas'
import type { Dice } from './dice'
import { curve, ellipse, rectangle, smooth, type Point } from './geometry'
import { INK, WHITE, type Palette } from './palette'
import { Pen } from './pen'

type Backdrop = (pen: Pen, size: number, palette: Palette, dice: Dice) => void

/** The wall behind the figure. */
export function drawBackdrop(canvas: Canvas, palette: Palette, dice: Dice): void {
  const pen = Pen.on(canvas)
  const { size } = canvas
  const lit = mix(palette.wall, WHITE, 0.25)
  pen.fill(
    { from: [0, 0], to: [size * 0.3, size], colours: [lit, palette.wall] },
    rectangle(0, 0, size, size),
  )
  dice.pick(backdrops)(pen, size, palette, dice)
}

const floor: Backdrop = (pen, size, palette, dice) => {
  const horizon = size * dice.between(0.6, 0.85)
  pen.fill(palette.floor, rectangle(0, horizon, size, size))
}

const sun: Backdrop = (pen, size, palette, dice) => {
  const [x, y] = [size * dice.between(0.25, 0.75), size * dice.between(0.25, 0.75)]
  pen.veil(0.75, palette.floor, ellipse(x, y, size * dice.between(0.28, 0.5)))
}

const hills: Backdrop = (pen, size, palette, dice) => {
  for (const shade of [0.45, 1]) {
    const base = size * (0.45 + 0.25 * shade)
    const ridge = [-0.1, 0.2, 0.5, 0.8, 1.1].map((x): Point => [
      x * size,
      base + size * dice.between(-0.1, 0.1),
    ])
    pen.fill(mix(palette.wall, palette.floor, shade), [
      ...curve(ridge),
      [1.1 * size, size],
      [-0.1 * size, size],
    ])
  }
}

const dots: Backdrop = (pen, size, palette, dice) => {
  const step = size * dice.between(0.13, 0.2)
  const radius = step * dice.between(0.14, 0.26)
  for (let row = 0; row * step < size + step; row++)
    for (let column = 0; column * step < size + step; column++)
      pen.veil(0.7, palette.floor, ellipse((column + (row % 2) / 2) * step, row * step, radius))
}

const stripes: Backdrop = (pen, size, palette, dice) => {
  const width = size * dice.between(0.06, 0.12)
  const lean = size * dice.between(-0.4, 0.4)
  for (let x = -size; x < 2 * size; x += 2 * width)
    pen.veil(0.6, palette.floor, [
      [x, 0],
      [x + width, 0],
      [x + width + lean, size],
      [x + lean, size],
    ])
}

const windowFrame: Backdrop = (pen, size, palette, dice) => {
  const [x, y] = [size * dice.between(0.05, 0.4), size * dice.between(0.05, 0.2)]
  const [width, height] = [size * dice.between(0.4, 0.55), size * dice.between(0.4, 0.6)]
  pen.fill(palette.floor, rectangle(x - 3, y - 3, width + 6, height + 6))
  pen.fill(
    mix(palette.wall, WHITE, 0.6),
    rectangle(x, y, width / 2 - 1.5, height),
    rectangle(x + width / 2 + 1.5, y, width / 2 - 1.5, height),
  )
}

const backdrops = [floor, floor, sun, hills, dots, stripes, windowFrame] as const

/** In about a third of the pictures something stands partly before the figure. */
export function drawForeground(canvas: Canvas, palette: Palette, dice: Dice): void {
  if (dice.chance(0.65)) return
  const pen = Pen.on(canvas)
  if (dice.chance(0.5)) drawLeaves(pen, canvas.size, palette, dice)
  else drawTable(pen, canvas.size, palette, dice)
}

function drawLeaves(pen: Pen, size: number, palette: Palette, dice: Dice): void {
  const isLeft = dice.chance(0.5)
  const [x, y] = [isLeft ? 0 : size, size]
  for (let leaf = 0; leaf < dice.whole(3, 4); leaf++) {
    const turn = dice.between(-0.2, 1.2) * (isLeft ? 1 : -1)
    const scale = size * dice.between(0.24, 0.4)
    const blade = pen.posed({ x, y, scale, turn, isMirrored: false })
    const colour = mix(palette.second.dark, palette.second.main, dice.between(0, 0.8))
    blade.fill(
      colour,
      smooth([
        [0, 0.1],
        [-0.24, -0.4],
        [-0.12, -0.8],
        [0, -1.05],
        [0.12, -0.8],
        [0.24, -0.4],
      ]),
    )
    blade.line(mix(colour, WHITE, 0.25), 0.035, [
      [0, 0],
      [0, -0.85],
    ])
  }
}

function drawTable(pen: Pen, size: number, palette: Palette, dice: Dice): void {
  const y = size * dice.between(0.84, 0.93)
  pen.fill(palette.second.dark, rectangle(0, y, size, size))
  pen.fill(palette.second.main, rectangle(0, y, size, size * 0.035))
}

/** Exposure, a warm or cool side light, darker corners, and the grain of film. */
export function lightUp(canvas: Canvas, dice: Dice): void {
  const exposure = dice.between(0.86, 1.08)
  const angle = dice.between(0, 2 * Math.PI)
  const [lx, ly] = [0.22 * Math.cos(angle), 0.22 * Math.sin(angle)]
  const warmth = dice.between(-0.035, 0.045)
  const grain = dice.between(2, 7)
  canvas.apply((rgb, at, x, y) => {
    const u = x / canvas.size - 0.5
    const v = y / canvas.size - 0.5
    const light = exposure * (1 + lx * u + ly * v - 0.16 * (u * u + v * v))
    const noise = dice.between(-grain, grain)
    rgb[at] = rgb[at]! * light * (1 + warmth) + noise
    rgb[at + 1] = rgb[at + 1]! * light + noise
    rgb[at + 2] = rgb[at + 2]! * light * (1 - warmth) + noise
  })
}

/** A soft shadow, as if the figure stood a little before the wall. */
export function drawShadow(pen: Pen): void {
  for (const radius of [0.74, 0.86, 0.98, 1.1, 1.22]) pen.veil(0.038, INK, ellipse(0.06, 0.2, radius))
}
