import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { WeightPictures } from '../../../../shared/domain/run'
import { WeightSnapshots } from '../../../../src-main/lab/runs/weight-snapshots'

const at = (iteration: number): WeightPictures => ({
  iteration,
  units: 1,
  size: 1,
  channels: 1,
  pixels: Uint8Array.of(iteration % 256),
})

it('keeps the start of the run, at most 40, and evenly apart, at any pace and length', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 600 }), (steps) => {
      const snapshots = new WeightSnapshots()
      let iteration = 0
      snapshots.add(at(0))
      for (const step of steps) snapshots.add(at((iteration += step)))
      const kept = snapshots.iterations
      expect(kept[0]).toBe(0)
      expect(kept.length).toBeLessThanOrEqual(40)
      const gaps = kept.slice(1).map((value, index) => value - kept[index]!)
      // No hole is much wider than an even spread of what came would leave.
      const widest = Math.max(...steps)
      expect(Math.max(0, ...gaps)).toBeLessThanOrEqual((4 * iteration) / 40 + 2 * widest)
    }),
  )
})

it('gives each back as it was, and forgets all when the run starts over', () => {
  const snapshots = new WeightSnapshots()
  for (let iteration = 0; iteration <= 100_000; iteration += 100) snapshots.add(at(iteration))
  for (const iteration of snapshots.iterations)
    expect(snapshots.at(iteration)?.pictures).toEqual(at(iteration))
  expect(snapshots.iterations.length).toBeGreaterThan(15)
  expect(snapshots.at(1)).toBeNull()
  snapshots.clear()
  expect(snapshots.iterations).toEqual([])
})

it('passes over what comes twice, say at a pause', () => {
  const snapshots = new WeightSnapshots()
  for (const iteration of [0, 5, 5, 5]) snapshots.add(at(iteration))
  expect(snapshots.iterations).toEqual([0, 5])
})

it('keeps fewer of very large pictures, so that all of them stay near 32 MB', () => {
  // 64 units of 256 × 256 × 3 take 12 MB: two would fit, and four are kept all the same.
  const pixels = new Uint8Array(64 * 256 * 256 * 3)
  const snapshots = new WeightSnapshots()
  for (let iteration = 0; iteration < 100; iteration++) snapshots.add({ ...at(iteration), pixels })
  expect(snapshots.iterations.length).toBeLessThanOrEqual(4)
  expect(snapshots.iterations[0]).toBe(0)
})

it('goes on after those of an earlier session, and thins them with its own', () => {
  const snapshots = new WeightSnapshots()
  snapshots.restore([0, 100, 200, 300])
  snapshots.cutAt(200)
  snapshots.add(at(250))
  expect(snapshots.all.map(({ iteration, pictures }) => [iteration, pictures !== null])).toEqual([
    ...[0, 100, 200].map((iteration) => [iteration, false]),
    [250, true],
  ])
  snapshots.restore(Array.from({ length: 1000 }, (_, i) => 10 * i)) // by other hands
  expect(snapshots.iterations.length).toBeLessThanOrEqual(40)
  expect(snapshots.iterations[0]).toBe(0)
})
