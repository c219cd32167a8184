/** Dogs, bears and rabbits: faces like those of cats, and not cats. Unit: about half the width of the figure; the origin is its middle. */
import { mix } from './canvas'
import type { Dice } from './dice'
import { arc, curve, ellipse, mirrored, rounded, smooth, type Point } from './geometry'
import { INK, ROSE, WHITE, type Palette } from './palette'
import type { Pen } from './pen'

export function drawDog(pen: Pen, { coat, second }: Palette, dice: Dice): void {
  const shade = mix(coat.main, coat.dark, 0.35)
  if (dice.chance(0.7)) {
    pen.fill(shade, ellipse(0, 1.8, dice.between(0.75, 1), 1.2))
    pen.line(
      second.main,
      0.18,
      curve([
        [-0.55, 0.9],
        [0, 1.06],
        [0.55, 0.9],
      ]),
    )
  }
  const head: Point[] = [
    [0.5, -0.78],
    [0.82, -0.3],
    [0.78, 0.3],
    [0.5, 0.8],
  ]
  pen.fill(coat.main, smooth([[0, -0.86], ...head, [0, 0.94], ...mirrored(head.toReversed())]))
  if (dice.chance(0.5)) pen.fill(coat.light, ellipse(dice.pick([-0.36, 0.36]), -0.12, 0.3, 0.36))
  const length = dice.between(0.35, 0.75)
  const ear: Point[] = [
    [0.5, -0.8],
    [0.98, -0.66],
    [1.16, -0.1],
    [1.04, length],
    [0.8, length - 0.1],
    [0.72, -0.2],
  ]
  for (const side of [ear, mirrored(ear)]) pen.fill(coat.dark, smooth(side))
  const look = dice.between(-0.12, 0.12)
  pen.fill(coat.light, ellipse(look, 0.46, 0.46, 0.4))
  if (dice.chance(0.5)) pen.fill(ROSE, ellipse(look, 0.82, 0.16, 0.24))
  for (const side of [-1, 1]) pen.line(INK, 0.05, arc(look + side * 0.16, 0.48, 0.16, 0.2, Math.PI - 0.2))
  pen.fill(INK, ellipse(look, 0.28, 0.22, 0.16))
  drawRoundEyes(pen, 0.34, -0.14, dice.between(0.11, 0.16), look)
}

export function drawBear(pen: Pen, { coat }: Palette, dice: Dice): void {
  for (const side of [-1, 1]) {
    pen.fill(coat.main, ellipse(side * 0.72, -0.72, 0.36))
    pen.fill(coat.light, ellipse(side * 0.72, -0.7, 0.2))
  }
  if (dice.chance(0.6)) pen.fill(mix(coat.main, coat.dark, 0.35), ellipse(0, 1.9, 1.1, 1.2))
  pen.fill(coat.main, ellipse(0, 0, 1, 0.92))
  const look = dice.between(-0.12, 0.12)
  pen.fill(coat.light, ellipse(look, 0.36, 0.42, 0.34))
  pen.fill(INK, ellipse(look, 0.22, 0.16, 0.11))
  pen.line(INK, 0.05, arc(look, 0.3, 0.2, 0.5, Math.PI - 0.5))
  drawRoundEyes(pen, 0.38, -0.1, dice.between(0.09, 0.14), look)
}

export function drawRabbit(pen: Pen, { coat }: Palette, dice: Dice): void {
  const lean = dice.between(0.05, 0.35)
  const isFolded = dice.chance(0.25)
  for (const side of [-1, 1]) {
    const turn = side * lean + (isFolded && side > 0 ? 0.9 : 0)
    const ear = pen.posed({ x: side * 0.36, y: -0.5, scale: 1, turn, isMirrored: false })
    ear.fill(coat.main, ellipse(0, -0.62, 0.26, 0.82))
    ear.fill(ROSE, ellipse(0, -0.6, 0.13, 0.6))
  }
  if (dice.chance(0.7)) pen.fill(mix(coat.main, coat.dark, 0.3), ellipse(0, 1.7, 0.85, 1.1))
  pen.fill(coat.main, ellipse(0, 0.05, 0.86, 0.8))
  const look = dice.between(-0.12, 0.12)
  for (const side of [-1, 1]) pen.fill(coat.light, ellipse(look + side * 0.17, 0.42, 0.24, 0.2))
  pen.fill(ROSE, ellipse(look, 0.28, 0.1, 0.07))
  pen.fill(
    WHITE,
    rounded(
      [
        [look - 0.1, 0.5],
        [look + 0.1, 0.5],
        [look + 0.09, 0.7],
        [look - 0.09, 0.7],
      ],
      0.03,
    ),
  )
  drawRoundEyes(pen, 0.4, -0.02, dice.between(0.11, 0.16), look)
}

function drawRoundEyes(pen: Pen, apart: number, y: number, radius: number, look: number): void {
  for (const side of [-1, 1]) {
    const x = side * apart + look
    pen.fill(INK, ellipse(x, y, radius))
    pen.fill(WHITE, ellipse(x - radius * 0.3, y - radius * 0.35, radius * 0.34))
  }
}
