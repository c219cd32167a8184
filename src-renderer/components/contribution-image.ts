/** A contribution map as pixels for a canvas: the class's colour, as strong as the contribution. Pure. */
import type { ContributionMap } from '../../shared/domain/evaluation/run-answers'

/** Colours as "#rrggbb". */
export interface ClassColours {
  readonly positive: string
  readonly negative: string
}

/** Stronger than this share of all pixels, the colour is full: one extreme pixel must not make all others pale. */
const FULL_FROM = 0.99

/** RGBA, size × size, transparent where nothing is contributed. */
export function contributionImage(
  { values }: Pick<ContributionMap, 'values'>,
  colours: ClassColours,
): Uint8ClampedArray<ArrayBuffer> {
  const strengths = Float32Array.from(values, Math.abs).sort()
  const strongest = strengths[Math.floor((strengths.length - 1) * FULL_FROM)] ?? 0
  const scale = strongest > 0 ? strongest : (strengths.at(-1) ?? 0)
  const [positive, negative] = [rgbOf(colours.positive), rgbOf(colours.negative)]
  const image = new Uint8ClampedArray(values.length * 4)
  values.forEach((value, pixel) => {
    image.set(value > 0 ? positive : negative, pixel * 4)
    image[pixel * 4 + 3] = scale === 0 ? 0 : (255 * Math.abs(value)) / scale
  })
  return image
}

/** What speaks for the positive class and what against it, added up. With the bias, the exact kind's z. */
export function contributionSums({ values }: Pick<ContributionMap, 'values'>): {
  readonly towards: number
  readonly against: number
} {
  let [towards, against] = [0, 0]
  for (const value of values) {
    if (value > 0) towards += value
    else against += value
  }
  return { towards, against }
}

function rgbOf(colour: string): readonly [number, number, number] {
  const number = Number.parseInt(colour.slice(1), 16)
  return [(number >> 16) & 0xff, (number >> 8) & 0xff, number & 0xff]
}
