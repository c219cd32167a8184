/** Plants and a mushroom. Unit: about half the width of the figure; the origin is its middle. */
import { mix } from './canvas'
import type { Dice } from './dice'
import { curve, ellipse, mirrored, rectangle, rounded, smooth, type Point } from './geometry'
import type { Palette } from './palette'
import type { Pen } from './pen'

export function drawFlower(pen: Pen, { coat, second }: Palette, dice: Dice): void {
  const petals = dice.whole(5, 9)
  pen.line(
    second.dark,
    0.11,
    curve([
      [0, 0],
      [0.1, 0.8],
      [0, 1.7],
    ]),
  )
  pen.fill(
    second.dark,
    smooth([
      [0.05, 1.2],
      [0.5, 0.75],
      [0.75, 0.85],
      [0.45, 1.15],
    ]),
  )
  for (let petal = 0; petal < petals; petal++) {
    const turn = (2 * Math.PI * petal) / petals
    const leaf = pen.posed({ x: 0, y: -0.2, scale: 1, turn, isMirrored: false })
    leaf.fill(
      petal % 2 === 0 ? coat.main : mix(coat.main, coat.light, 0.35),
      ellipse(0, -0.6, 1.9 / petals, 0.42),
    )
  }
  pen.fill(second.light, ellipse(0, -0.2, 0.32))
  pen.fill(second.main, ellipse(0, -0.2, 0.22))
}

export function drawMushroom(pen: Pen, { coat, second }: Palette, dice: Dice): void {
  const width = dice.between(0.28, 0.42)
  const stem: Point[] = [
    [width * 0.8, -0.1],
    [width, 0.6],
    [width * 1.2, 1.05],
  ]
  pen.fill(coat.light, smooth([...stem, ...mirrored(stem.toReversed())]))
  const cap: Point[] = [
    [0.6, -0.8],
    [1.08, -0.1],
    [0.9, 0.12],
    [0.4, 0.08],
  ]
  pen.fill(coat.main, smooth([[0, -1], ...cap, [0, 0.04], ...mirrored(cap.toReversed())]))
  for (const [x, y, radius] of [
    [-0.45, -0.35, 0.17],
    [0.1, -0.65, 0.15],
    [0.5, -0.25, 0.2],
    [-0.1, -0.15, 0.1],
  ] as const)
    pen.fill(second.light, ellipse(x, y, radius))
}

export function drawTree(pen: Pen, { coat, second }: Palette, dice: Dice): void {
  pen.fill(second.dark, rectangle(-0.13, 0.2, 0.26, 1.1))
  if (dice.chance(0.5)) {
    for (const [y, width] of [
      [0.6, 0.95],
      [0.1, 0.78],
      [-0.4, 0.58],
    ] as const)
      pen.fill(
        mix(coat.main, coat.dark, 0.3 + y / 2),
        rounded(
          [
            [-width, y],
            [0, y - 0.85],
            [width, y],
          ],
          0.1,
        ),
      )
    return
  }
  for (const [x, y, radius] of [
    [-0.42, 0.05, 0.52],
    [0.42, 0.05, 0.5],
    [0, -0.5, 0.6],
  ] as const) {
    pen.fill(coat.main, ellipse(x, y, radius))
    pen.veil(0.7, coat.light, ellipse(x - 0.14, y - 0.16, radius * 0.4))
  }
}

export function drawCactus(pen: Pen, { coat, second }: Palette, dice: Dice): void {
  const [left, right] = [dice.between(-0.3, 0.1), dice.between(-0.5, 0)]
  pen.line(
    coat.main,
    0.3,
    curve([
      [-0.2, 0.35],
      [-0.68, 0.3],
      [-0.72, left - 0.2],
    ]),
  )
  pen.line(
    coat.main,
    0.3,
    curve([
      [0.2, 0.2],
      [0.68, 0.12],
      [0.72, right - 0.2],
    ]),
  )
  pen.fill(coat.main, rounded(rectangle(-0.34, -1.15, 0.68, 1.9), 0.33))
  for (const x of [-0.14, 0.14])
    pen.line(coat.dark, 0.045, [
      [x, -0.85],
      [x, 0.5],
    ])
  if (dice.chance(0.5)) pen.fill(second.light, ellipse(0, -1.15, 0.2, 0.16))
  pen.fill(
    second.main,
    rounded(
      [
        [-0.62, 0.6],
        [0.62, 0.6],
        [0.45, 1.3],
        [-0.45, 1.3],
      ],
      0.08,
    ),
  )
  pen.fill(second.dark, rectangle(-0.66, 0.58, 1.32, 0.18))
}
