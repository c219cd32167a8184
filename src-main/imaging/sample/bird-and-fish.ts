/** Birds and fish. Unit: about half the length of the body; the origin is its middle. */
import type { Dice } from './dice'
import { curve, ellipse, rounded, smooth } from './geometry'
import { INK, WHITE, type Palette } from './palette'
import type { Pen } from './pen'

const birdBody = smooth([
  [-0.9, 0.2],
  [-0.4, -0.3],
  [0.2, -0.9],
  [0.75, -0.8],
  [0.9, -0.3],
  [0.75, 0.4],
  [0.1, 0.85],
  [-0.6, 0.65],
])
const birdWing = smooth([
  [-0.7, 0.2],
  [0.1, -0.2],
  [0.15, 0.25],
  [-0.4, 0.55],
])
const fishTail = smooth([
  [-0.7, 0],
  [-1.4, -0.6],
  [-1.2, 0],
  [-1.4, 0.6],
])

export function drawBird(pen: Pen, { coat, second }: Palette, dice: Dice): void {
  pen.line(INK, 0.06, [
    [-0.1, 0.6],
    [-0.16, 1.25],
  ])
  pen.line(INK, 0.06, [
    [0.2, 0.6],
    [0.22, 1.25],
  ])
  pen.fill(
    coat.dark,
    smooth([
      [-0.6, 0.1],
      [-1.5, dice.between(-0.3, 0.4)],
      [-1.3, 0.6],
      [-0.5, 0.5],
    ]),
  )
  pen.fill(coat.main, birdBody)
  pen.fill(coat.light, ellipse(0.35, 0.3, 0.4, 0.44))
  pen.fill(coat.dark, birdWing)
  pen.fill(
    second.main,
    rounded(
      [
        [0.84, -0.62],
        [1.3, -0.42],
        [0.84, -0.28],
      ],
      0.05,
    ),
  )
  pen.fill(INK, ellipse(0.56, -0.5, 0.12))
  pen.fill(WHITE, ellipse(0.52, -0.54, 0.045))
}

export function drawFish(pen: Pen, { coat, second }: Palette, dice: Dice): void {
  const tall = dice.between(0.5, 0.75)
  pen.fill(coat.dark, fishTail)
  pen.fill(
    coat.dark,
    smooth([
      [-0.4, -tall * 0.8],
      [0.1, -tall - 0.35],
      [0.4, -tall * 0.7],
    ]),
  )
  pen.fill(
    { from: [0, -tall], to: [0, tall], colours: [coat.main, coat.light] },
    smooth([
      [-0.95, 0],
      [-0.3, -tall],
      [0.6, -tall * 0.8],
      [1.1, 0],
      [0.6, tall * 0.8],
      [-0.3, tall],
    ]),
  )
  for (const x of dice.chance(0.6) ? [-0.5, -0.15, 0.2] : [])
    pen.line(
      second.main,
      0.13,
      curve([
        [x, -tall * 0.7],
        [x + 0.12, 0],
        [x, tall * 0.7],
      ]),
    )
  pen.fill(
    coat.dark,
    smooth([
      [-0.1, 0.1],
      [-0.5, 0.4],
      [0.1, 0.35],
    ]),
  )
  pen.fill(WHITE, ellipse(0.66, -0.12, 0.18))
  pen.fill(INK, ellipse(0.7, -0.12, 0.1))
}
