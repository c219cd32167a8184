import { describe, expect, it } from 'vitest'
import { Canvas, mix, type Colour } from '../../../../src-main/imaging/sample/canvas'
import {
  ellipse,
  mirrored,
  rectangle,
  stroke,
  type Contour,
} from '../../../../src-main/imaging/sample/geometry'

const white: Colour = [255, 255, 255]
/** Dark enough that what is painted twice would show. */
const grey: Colour = [100, 100, 100]

/** The red channel as rows of a square. */
function rows(canvas: Canvas): number[][] {
  const bytes = canvas.bytes()
  return Array.from({ length: canvas.size }, (_, y) =>
    Array.from({ length: canvas.size }, (_, x) => bytes[3 * (y * canvas.size + x)]!),
  )
}

/** How many pixels' worth of grey the outlines are. */
function areaOf(size: number, ...contours: Contour[]): number {
  const canvas = new Canvas(size)
  canvas.fill(contours, grey)
  return rows(canvas)
    .flat()
    .reduce((sum, red) => sum + red / 100, 0)
}

describe('a filled outline', () => {
  it('covers each pixel by the area inside it', () => {
    const canvas = new Canvas(4)
    canvas.fill([rectangle(0.5, 1, 2, 1.25)], white)
    // columns ½, 1, ½, 0; rows 0, 1, ¼, 0; 255/2 = 127.5 → 128, 255/4 = 63.75 → 64, 255/8 = 31.9 → 32
    expect(rows(canvas)).toEqual([
      [0, 0, 0, 0],
      [128, 255, 128, 0],
      [32, 64, 32, 0],
      [0, 0, 0, 0],
    ])
  })

  it('is exact along slanted edges', () => {
    // The triangle (0,0) (4,0) (0,4): whole pixels below the diagonal, halves on it.
    const canvas = new Canvas(4)
    canvas.fill([[[0, 0], [4, 0], [0, 4]]], white) // prettier-ignore
    expect(rows(canvas)).toEqual([
      [255, 255, 255, 128],
      [255, 255, 128, 0],
      [255, 128, 0, 0],
      [128, 0, 0, 0],
    ])
  })

  it('has the area of its shape, whichever way it turns', () => {
    const disc = ellipse(20.3, 19.1, 11.7, 6.2, 0.4)
    const expected = Math.PI * 11.7 * 6.2 * 0.99715 // 48 corners, see geometry.spec.ts
    expect(areaOf(40, disc) / expected).toBeCloseTo(1, 2)
    expect(areaOf(40, disc.toReversed()) / expected).toBeCloseTo(1, 2)
    expect(
      areaOf(
        40,
        mirrored(disc).map(([x, y]) => [x + 40, y] as const),
      ) / expected,
    ).toBeCloseTo(1, 2)
  })

  it('counts what overlaps once', () => {
    expect(areaOf(8, rectangle(1, 1, 4, 4), rectangle(3, 3, 4, 4))).toBe(16 + 16 - 4)
    // A stroke of length 10 and width 4 with round ends (two halves of a twelve-cornered disc: 3 r² = 12).
    expect(areaOf(20, ...stroke([[5, 10], [15, 10]], 4))).toBeCloseTo(40 + 12, 0) // prettier-ignore
  })

  it('is cut at the borders of the canvas', () => {
    expect(areaOf(4, rectangle(-10, -10, 12, 30))).toBe(8)
    expect(areaOf(4, rectangle(2, -10, 30, 30))).toBe(8)
    expect(areaOf(4, rectangle(-9, 5, 30, 3))).toBe(0)
    expect(areaOf(4, [[-8, 2], [12, 2], [2, 40]])).toBe(8) // prettier-ignore
  })

  it('leaves nothing behind for the next one', () => {
    const canvas = new Canvas(6)
    canvas.fill([rectangle(2, 2, 2, 2)], white)
    // It begins where the first one ended, so that a remainder of that edge would cancel this one's.
    canvas.fill([rectangle(4, 0, 2, 6)], white)
    const painted = rows(canvas)
      .flat()
      .filter((red) => red === 255)
    expect(painted).toHaveLength(4 + 12)
  })
})

describe('paint', () => {
  it('shows what is below by its opacity', () => {
    const canvas = new Canvas(1)
    canvas.fill([rectangle(0, 0, 1, 1)], [200, 100, 0])
    canvas.fill([rectangle(0, 0, 1, 1)], [0, 0, 255], 0.25)
    expect([...canvas.bytes()]).toEqual([150, 75, 64])
  })

  it('runs from one colour into the other and stays there', () => {
    const canvas = new Canvas(4)
    canvas.fill([rectangle(0, 0, 4, 4)], { from: [1, 0], to: [3, 0], colours: [[0, 0, 0], white] })
    // Pixel centres at ½, 1½, 2½, 3½: shares 0, ¼, ¾, 1
    expect(rows(canvas)[0]).toEqual([0, 64, 191, 255])
  })

  it('mixes', () => {
    expect(mix([0, 100, 200], [100, 0, 200], 0.25)).toEqual([25, 75, 200])
  })
})

describe('a filter', () => {
  it('changes every pixel, and what leaves 0…255 is cut at the end', () => {
    const canvas = new Canvas(2)
    canvas.apply((rgb, at, x, y) => {
      rgb[at] = 300 * x - 100 * y
    })
    expect(rows(canvas)).toEqual([
      [0, 255],
      [0, 200],
    ])
  })
})
