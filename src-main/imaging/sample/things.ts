/** Things that people make. Unit: about half the width of the figure; the origin is its middle. */
import { mix } from './canvas'
import type { Dice } from './dice'
import { arc, curve, ellipse, rectangle, rounded } from './geometry'
import { INK, WHITE, type Palette } from './palette'
import type { Pen } from './pen'

export function drawHouse(pen: Pen, { coat, second }: Palette, dice: Dice): void {
  const roof = dice.between(0.75, 1.1)
  pen.fill(second.dark, rectangle(0.4, -roof - 0.1, 0.26, 0.7))
  pen.fill(coat.main, rectangle(-0.85, -0.3, 1.7, 1.35))
  pen.fill(
    second.main,
    rounded(
      [
        [-1.1, -0.22],
        [0, -0.22 - roof],
        [1.1, -0.22],
      ],
      0.1,
    ),
  )
  pen.fill(
    coat.dark,
    rounded(
      [
        [-0.18, 1.05],
        [-0.18, 0.4],
        [0.18, 0.4],
        [0.18, 1.05],
      ],
      0.1,
    ),
  )
  for (const x of [-0.52, 0.52]) {
    pen.fill(coat.light, rounded(rectangle(x - 0.2, 0.02, 0.4, 0.4), 0.05))
    pen.line(coat.dark, 0.04, [
      [x, 0.02],
      [x, 0.42],
    ])
    pen.line(coat.dark, 0.04, [
      [x - 0.2, 0.22],
      [x + 0.2, 0.22],
    ])
  }
  if (dice.chance(0.5)) pen.fill(coat.light, ellipse(0, -0.55, 0.17))
}

const carBody = rounded(
  [
    [-1.2, 0.5],
    [-1.15, -0.08],
    [1.0, -0.12],
    [1.25, 0.15],
    [1.25, 0.5],
  ],
  0.18,
)

export function drawCar(pen: Pen, { coat, second }: Palette, dice: Dice): void {
  const cabin = dice.between(-0.85, -0.65)
  pen.fill(
    coat.main,
    rounded(
      [
        [-0.75, -0.05],
        [-0.5, cabin],
        [0.4, cabin],
        [0.75, -0.05],
      ],
      0.2,
    ),
  )
  pen.fill(
    coat.light,
    rounded(
      [
        [-0.52, -0.08],
        [-0.38, cabin + 0.16],
        [-0.06, cabin + 0.16],
        [-0.06, -0.08],
      ],
      0.08,
    ),
  )
  pen.fill(
    coat.light,
    rounded(
      [
        [0.06, -0.08],
        [0.06, cabin + 0.16],
        [0.32, cabin + 0.16],
        [0.54, -0.08],
      ],
      0.08,
    ),
  )
  pen.fill(coat.main, carBody)
  pen.fill(coat.dark, rectangle(-1.18, 0.28, 2.42, 0.08))
  pen.fill(second.light, ellipse(1.13, 0.1, 0.1, 0.12))
  for (const x of [-0.65, 0.65]) {
    pen.fill(INK, ellipse(x, 0.5, 0.3))
    pen.fill(second.main, ellipse(x, 0.5, 0.13))
  }
}

export function drawCup(pen: Pen, { coat, second }: Palette, dice: Dice): void {
  const foot = dice.between(0.4, 0.7)
  pen.line(coat.dark, 0.17, arc(0.78, 0, 0.36, -1.5, 1.5))
  pen.fill(
    { from: [-0.8, 0], to: [0.8, 0], colours: [coat.light, coat.main] },
    rounded(
      [
        [-0.82, -0.65],
        [0.82, -0.65],
        [foot, 0.85],
        [-foot, 0.85],
      ],
      0.22,
    ),
  )
  pen.fill(coat.light, ellipse(0, -0.64, 0.8, 0.18))
  pen.fill(mix(second.dark, INK, 0.3), ellipse(0, -0.62, 0.68, 0.12))
  if (dice.chance(0.6)) pen.veil(0.85, second.main, rectangle(-0.72, -0.05, 1.44, 0.2))
  for (const x of dice.chance(0.6) ? [-0.3, 0.1] : [])
    pen.line(
      mix(WHITE, coat.light, 0.5),
      0.07,
      curve([
        [x, -0.9],
        [x + 0.14, -1.1],
        [x, -1.3],
        [x + 0.12, -1.5],
      ]),
    )
}

export function drawBoat(pen: Pen, { coat, second }: Palette, dice: Dice): void {
  const lean = dice.between(-0.1, 0.1)
  pen.line(second.dark, 0.08, [
    [0, 0.45],
    [lean, -1.3],
  ])
  pen.fill(
    second.light,
    rounded(
      [
        [0.08, 0.2],
        [lean + 0.08, -1.2],
        [0.95, 0.2],
      ],
      0.08,
    ),
  )
  pen.fill(
    second.main,
    rounded(
      [
        [-0.08, 0.2],
        [lean - 0.08, -0.95],
        [-0.75, 0.2],
      ],
      0.08,
    ),
  )
  pen.fill(
    coat.main,
    rounded(
      [
        [-1.15, 0.4],
        [1.15, 0.4],
        [0.75, 0.95],
        [-0.75, 0.95],
      ],
      0.12,
    ),
  )
  pen.fill(coat.dark, rectangle(-1.08, 0.5, 2.16, 0.1))
}
