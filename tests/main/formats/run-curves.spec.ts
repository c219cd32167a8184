import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { MetricPoint } from '../../../shared/domain/run'
import { metricLines, pointsOf, updateBytes, updatesOf } from '../../../src-main/formats/run-curves'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const points = fc
  .array(
    fc.record({
      iteration: fc.nat(),
      trainCost: finite,
      trainAccuracy: finite,
      testCost: fc.option(finite),
      testAccuracy: fc.option(finite),
    }),
    { maxLength: 8 },
  )
  .map((some) =>
    some.map((point, i): MetricPoint => ({ ...point, iteration: 1000 * i + (point.iteration % 1000) })),
  )

const copied = (some: readonly MetricPoint[]): unknown => JSON.parse(JSON.stringify(some)) // −0 is 0 in JSON

it('a file that is cut anywhere still has every line that is whole, bit for bit', () => {
  fc.assert(
    fc.property(points, fc.nat(), (all, where) => {
      const file = metricLines(all)
      const length = where % (file.length + 1)
      const whole = file.subarray(0, length).filter((byte) => byte === 0x0a).length
      // A cut that takes nothing but the last line's end leaves that line whole.
      const isLineWhole = length > 0 && length < file.length && file[length] === 0x0a
      expect(pointsOf(file.subarray(0, length))).toEqual(copied(all.slice(0, whole + (isLineWhole ? 1 : 0))))
    }),
  )
})

it('a damaged line and one that goes back are left out, and the others stay', () => {
  const at = (iteration: number): MetricPoint => {
    return { iteration, trainCost: 0.5, trainAccuracy: 0.75, testCost: null, testAccuracy: null }
  }
  const text = new TextDecoder().decode(metricLines([at(0), at(10), at(5), at(20)]))
  const damaged = text.replace('{"iteration":10,', '\u0000\u0000{"iter')
  expect(pointsOf(new TextEncoder().encode(text)).map(({ iteration }) => iteration)).toEqual([0, 10, 20])
  expect(pointsOf(new TextEncoder().encode(damaged)).map(({ iteration }) => iteration)).toEqual([0, 5, 20])
  expect(pointsOf(null)).toEqual([])
})

it('updates come back bit for bit, as far as a cut file has them whole', () => {
  const update = fc.tuple(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  fc.assert(
    fc.property(fc.array(update, { maxLength: 8 }), fc.nat(), (all, where) => {
      const numbers = Float64Array.from(all.flatMap(([cost, accuracy], i) => [i, cost, accuracy]))
      const bytes = updateBytes(numbers)
      const length = where % (bytes.length + 1)
      expect(updatesOf(bytes.subarray(0, length))).toEqual(numbers.slice(0, 3 * Math.floor(length / 24)))
    }),
  )
})

it('updates end before the first that cannot be one', () => {
  const kept = [0, 0.7, 0.5, 1, 0.6, 0.5]
  for (const broken of [
    [1, 0.5, 0.5], // goes back
    [2, NaN, 0.5],
    [2, 0.5, 1.5],
    [Infinity, 0.5, 0.5],
  ])
    expect(updatesOf(updateBytes(Float64Array.from([...kept, ...broken, 9, 0.1, 1])))).toEqual(
      Float64Array.from(kept),
    )
})
