/** Cat faces. Unit: half the width of the head; the origin lies between the eyes. */
import { mix, type Colour } from './canvas'
import type { Dice } from './dice'
import { arc, curve, ellipse, mirrored, rounded, smooth, type Contour, type Point } from './geometry'
import { INK, ROSE, WHITE, type Coat, type Palette } from './palette'
import type { Pen } from './pen'

const EYES: readonly [Colour, ...Colour[]] = [
  [146, 186, 92],
  [233, 180, 66],
  [112, 176, 204],
  [202, 142, 70],
]

/** How far the nose and eyes are shifted when the head looks aside. */
interface Look {
  readonly aside: number
  readonly up: number
}

export function drawCat(pen: Pen, palette: Palette, dice: Dice): void {
  const { coat, second } = palette
  const look = { aside: dice.between(-0.16, 0.16), up: dice.between(-0.06, 0.08) }
  if (dice.chance(0.7)) drawBody(pen, coat, second, dice)
  drawEars(pen, coat, dice)
  const head = headOutline(dice)
  pen.fill({ from: [0, -0.9], to: [0, 0.9], colours: [mix(coat.main, coat.light, 0.18), coat.main] }, head)
  drawMarkings(pen, coat, second, dice)
  drawMuzzle(pen, coat, look, dice)
  drawEyes(pen, look, dice)
  if (dice.chance(0.85)) drawWhiskers(pen, coat, look, dice)
}

function headOutline(dice: Dice): Contour {
  const cheek = dice.between(0.98, 1.1)
  const chin = dice.between(0.78, 0.92)
  const side: Point[] = [
    [0.5, -0.66],
    [0.9, -0.28],
    [cheek, 0.18],
    [0.78, 0.58],
    [0.36, chin - 0.06],
  ]
  return smooth([[0, -0.72], ...side, [0, chin], ...mirrored(side.toReversed())])
}

function drawBody(pen: Pen, coat: Coat, second: Coat, dice: Dice): void {
  const width = dice.between(0.8, 1.05)
  const side: Point[] = [
    [0.5, 0.62],
    [width, 1.35],
    [width + 0.1, 2.6],
  ]
  const shade = mix(coat.main, coat.dark, 0.35)
  pen.fill(shade, smooth([...side, ...mirrored(side.toReversed())]))
  if (dice.chance(0.5)) pen.fill(coat.light, ellipse(0, 1.5, width * 0.45, 0.75))
  if (dice.chance(0.45)) {
    pen.line(
      second.main,
      0.17,
      curve([
        [-0.62, 0.82],
        [0, 1.02],
        [0.62, 0.82],
      ]),
    )
    pen.fill(second.light, ellipse(0, 1.12, 0.13))
  }
}

function drawEars(pen: Pen, coat: Coat, dice: Dice): void {
  const height = dice.between(1.15, 1.45)
  const spread = dice.between(0.66, 0.86)
  const inside = mix(ROSE, coat.light, dice.between(0.1, 0.5))
  const outer = rounded(
    [
      [0.12, -0.55],
      [spread, -height],
      [1.0, -0.1],
    ],
    0.12,
  )
  const inner = rounded(
    [
      [0.36, -0.6],
      [spread - 0.01, -height + 0.26],
      [0.86, -0.3],
    ],
    0.1,
  )
  const outside = dice.chance(0.25) ? coat.dark : coat.main
  for (const side of [outer, mirrored(outer)]) pen.fill(outside, side)
  for (const side of [inner, mirrored(inner)]) pen.fill(inside, side)
}

/** Tabby stripes, a patch over one eye, a light blaze, a dark mask, or nothing. */
function drawMarkings(pen: Pen, coat: Coat, second: Coat, dice: Dice): void {
  const kind = dice.pick(['tabby', 'tabby', 'patch', 'blaze', 'mask', 'plain'])
  if (kind === 'tabby') {
    for (const x of [-0.24, 0, 0.24])
      pen.line(coat.dark, 0.09, [
        [x, -0.66],
        [x * 0.85, -0.36],
      ])
    for (const side of [-1, 1])
      for (const y of [0.16, 0.36])
        pen.line(coat.dark, 0.08, [
          [side * 0.97, y],
          [side * 0.7, y + 0.04],
        ])
  }
  if (kind === 'patch')
    pen.fill(
      dice.chance(0.5) ? second.main : coat.dark,
      smooth([
        [0.2, -0.6],
        [0.68, -0.42],
        [0.84, 0],
        [0.5, 0.3],
        [0.14, 0.02],
      ]),
    )
  if (kind === 'blaze')
    pen.fill(
      coat.light,
      smooth([
        [0, -0.68],
        [0.16, -0.3],
        [0.3, 0.3],
        [-0.3, 0.3],
        [-0.16, -0.3],
      ]),
    )
  if (kind === 'mask') pen.veil(0.75, coat.dark, ellipse(0, 0.22, 0.62, 0.56))
}

function drawMuzzle(pen: Pen, coat: Coat, { aside, up }: Look, dice: Dice): void {
  const [x, y] = [aside * 1.4, 0.36 - up]
  for (const side of [-1, 1]) pen.fill(coat.light, ellipse(x + side * 0.19, y + 0.1, 0.27, 0.22))
  pen.fill(coat.light, ellipse(x, y + 0.27, 0.17, 0.14))
  const nose = dice.chance(0.6) ? ROSE : mix(INK, coat.dark, 0.4)
  pen.fill(
    nose,
    rounded(
      [
        [x - 0.15, y - 0.11],
        [x + 0.15, y - 0.11],
        [x, y + 0.06],
      ],
      0.06,
    ),
  )
  const mouth = mix(INK, coat.dark, 0.3)
  for (const side of [-1, 1])
    pen.line(
      mouth,
      0.045,
      arc(x + side * 0.13, y + 0.08, 0.13, side > 0 ? Math.PI : 0, Math.PI / 2 + side * -0.5),
    )
}

function drawEyes(pen: Pen, { aside, up }: Look, dice: Dice): void {
  const iris = dice.pick(EYES)
  const y = -0.04 - up
  const wide = dice.between(0.19, 0.26)
  const kind = dice.pick(['open', 'open', 'open', 'slit', 'slit', 'closed'])
  for (const side of [-1, 1]) {
    const x = side * 0.43 + aside
    if (kind === 'closed') {
      pen.line(INK, 0.07, arc(x, y - 0.05, wide * 0.8, 0.35, Math.PI - 0.35))
      continue
    }
    pen.fill(INK, ellipse(x, y, wide + 0.035, wide * 0.98 + 0.035, side * 0.2))
    pen.fill(iris, ellipse(x, y, wide, wide * 0.94, side * 0.2))
    pen.fill(INK, ellipse(x, y, kind === 'slit' ? wide * 0.3 : wide * 0.66, wide * 0.82))
    pen.fill(WHITE, ellipse(x - wide * 0.3, y - wide * 0.36, wide * 0.26))
  }
}

function drawWhiskers(pen: Pen, coat: Coat, { aside, up }: Look, dice: Dice): void {
  const droop = dice.between(-0.06, 0.12)
  const x = aside * 1.4
  const colour = mix(WHITE, coat.dark, dice.chance(0.5) ? 0.05 : 0.75)
  for (const side of [-1, 1])
    for (const slope of [-0.1, 0.02, 0.14]) {
      const y = 0.44 - up
      pen.line(colour, 0.028, [
        [x + side * 0.36, y + slope * 0.6],
        [x + side * 1.22, y + slope * 2 + droop],
      ])
    }
}
