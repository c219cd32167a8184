import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { drawSample, drawSamples, type SamplePicture } from '../../../../src-main/imaging/sample/draw-samples'
import golden from '../../../golden/sample.json'

const startedAt = process.cpuUsage()
const sample = drawSamples(golden.seed)
const drawingMs = process.cpuUsage(startedAt).user / 1000

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** [mean red, mean green, mean blue, 1] */
function meanColour({ rgb }: SamplePicture): number[] {
  const sums = [0, 0, 0]
  rgb.forEach((value, index) => (sums[index % 3]! += value))
  return [...sums.map((sum) => (3 * sum) / rgb.length / 255), 1]
}

/** The solution of A x = y by Gauss's elimination with pivots. */
function solve(A: number[][], y: number[]): number[] {
  const rows = A.map((row, index) => [...row, y[index]!])
  for (let pivot = 0; pivot < rows.length; pivot++) {
    const best = rows.slice(pivot).reduce((a, b) => (Math.abs(a[pivot]!) > Math.abs(b[pivot]!) ? a : b))
    rows.splice(rows.indexOf(best), 1)
    rows.splice(pivot, 0, best)
    for (const row of rows) {
      if (row === best) continue
      const factor = row[pivot]! / best[pivot]!
      best.forEach((value, column) => (row[column]! -= factor * value))
    }
  }
  return rows.map((row, index) => row.at(-1)! / row[index]!)
}

describe('the sample', () => {
  it('is 200 cats and 200 other things, 128 × 128', () => {
    const cats = sample.filter(({ label }) => label === 1)
    expect(sample).toHaveLength(400)
    expect(cats).toHaveLength(200)
    expect(cats.every(({ name }) => name.startsWith('cat '))).toBe(true)
    expect(sample.filter(({ name }) => name.startsWith('cat '))).toEqual(cats)
    expect(new Set(sample.map(({ name }) => name)).size).toBe(400)
    expect(sample.every(({ size, rgb }) => size === 128 && rgb.length === 128 * 128 * 3)).toBe(true)
  })

  it('is the same on every computer', () => {
    expect(hashOf(Buffer.concat(sample.map(({ rgb }) => rgb)))).toBe(golden.sha256)
  })

  it('can be drawn one by one', () => {
    const described = ({ rgb, ...rest }: SamplePicture) => ({ ...rest, rgb: hashOf(rgb) })
    expect(described(drawSample(17, 1, golden.seed))).toEqual(described(sample[17]!))
    expect(described(drawSample(17, 0, golden.seed))).toEqual(described(sample[217]!))
  })

  it('has no picture twice, also among those of another seed', () => {
    const others = [2, 3].flatMap((seed) => [0, 1, 2, 3].map((index) => drawSample(index, 1, seed)))
    const hashes = [...sample, ...others].map(({ rgb }) => hashOf(rgb))
    expect(new Set(hashes).size).toBe(408)
  })

  it('uses the whole range from dark to light in every picture', () => {
    for (const { name, rgb } of sample) {
      let [least, most] = [255, 0]
      for (const value of rgb) {
        least = Math.min(least, value)
        most = Math.max(most, value)
      }
      expect(most - least, name).toBeGreaterThan(90)
    }
  })

  it('cannot be told apart by colour: the best linear rule on mean colours is near chance', () => {
    // Least squares on ±1 labels; normal equations of four unknowns.
    const X = sample.map(meanColour)
    const y = sample.map(({ label }) => 2 * label - 1)
    const A = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => X.reduce((sum, x) => sum + x[i]! * x[j]!, 0)))
    const w = solve(
      A,
      [0, 1, 2, 3].map((i) => X.reduce((sum, x, m) => sum + x[i]! * y[m]!, 0)),
    )
    const right = X.filter((x, m) => x.reduce((sum, value, i) => sum + value * w[i]!, 0) * y[m]! > 0)
    expect(right.length / 400).toBeLessThan(0.62)
  })

  it('is drawn in seconds', () => {
    // Two seconds on an ordinary computer that is not busy; a busy one takes several times as long.
    expect(drawingMs).toBeLessThan(10_000)
  })
})
