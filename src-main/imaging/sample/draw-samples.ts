/**
 * The sample: 200 drawn cat faces and 200 other drawn things, 128 × 128, free of anybody's rights and the same on every
 * computer. Both classes are drawn on the same walls, in the same colours, sizes and places.
 */
import type { Label } from '../../../shared/domain/dataset'
import { NumpyRandom } from '../../engine/random/numpy-random'
import { drawBear, drawDog, drawRabbit } from './animals'
import { drawBird, drawFish } from './bird-and-fish'
import { Canvas } from './canvas'
import { drawCat } from './cat'
import { Dice } from './dice'
import { choosePalette, type Palette } from './palette'
import { Pen } from './pen'
import { drawCactus, drawFlower, drawMushroom, drawTree } from './plants'
import { drawBackdrop, drawForeground, drawShadow, lightUp } from './scene'
import { drawBoat, drawCar, drawCup, drawHouse } from './things'

export interface SamplePicture {
  /** "cat 007", "house 012" */
  readonly name: string
  readonly label: Label
  /** Width and height in pixels. */
  readonly size: number
  /** size · size · 3 bytes: row, column, red, green, blue. */
  readonly rgb: Uint8Array
}

/** Draws a figure of about ±1 around the pen's origin. */
type Figure = (pen: Pen, palette: Palette, dice: Dice) => void

const SAMPLE_SIZE = 128
/** Pictures in each class. */
const SAMPLE_COUNT = 200

const others: readonly [readonly [string, Figure], ...(readonly [string, Figure])[]] = [
  ['dog', drawDog],
  ['bear', drawBear],
  ['rabbit', drawRabbit],
  ['bird', drawBird],
  ['fish', drawFish],
  ['house', drawHouse],
  ['flower', drawFlower],
  ['car', drawCar],
  ['cup', drawCup],
  ['boat', drawBoat],
  ['mushroom', drawMushroom],
  ['tree', drawTree],
  ['cactus', drawCactus],
]

/** The whole sample, cats first. @param seed an integer from 0 to 2³² − 1 */
export function drawSamples(seed: number): SamplePicture[] {
  return ([1, 0] as const).flatMap((label) =>
    Array.from({ length: SAMPLE_COUNT }, (_, index) => drawSample(index, label, seed)),
  )
}

/** One picture of the sample. @param label 1 for a cat, 0 for something else. @param index 0 … SAMPLE_COUNT − 1 */
export function drawSample(index: number, label: Label, seed: number): SamplePicture {
  // An own stream for each picture: a change to one leaves the others as they are.
  const random = NumpyRandom.fromSeed((seed + Math.imul(2 * index + label + 1, SEED_STEP)) >>> 0)
  const dice = new Dice(() => random.rand())
  const [kind, figure] =
    label === 1 ? (['cat', drawCat] as const) : (others[index % others.length] ?? others[0])
  const canvas = new Canvas(SAMPLE_SIZE)
  const palette = choosePalette(dice)
  drawBackdrop(canvas, palette, dice)
  const pen = Pen.on(canvas).posed({
    x: SAMPLE_SIZE * dice.between(0.42, 0.58),
    y: SAMPLE_SIZE * dice.between(0.47, 0.59),
    scale: SAMPLE_SIZE * dice.between(0.26, 0.35),
    turn: dice.between(-0.24, 0.24),
    isMirrored: dice.chance(0.5),
  })
  drawShadow(pen)
  figure(pen, palette, dice)
  drawForeground(canvas, palette, dice)
  lightUp(canvas, dice)
  return {
    name: `${kind} ${String(index + 1).padStart(3, '0')}`,
    label,
    size: SAMPLE_SIZE,
    rgb: canvas.bytes(),
  }
}

/** 2³² divided by the golden ratio: spreads successive seeds far apart. */
const SEED_STEP = 0x9e3779b1
