// Every update where there is room; else the lowest and the highest of every few, never more than asked for.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { StepRecorder } from '../../../src-main/workers/step-recorder'

const cost = fc.double({ min: 0, max: 9, noNaN: true })

/** Iterations and costs, in the order in which they come out. */
const pairs = (numbers: Float64Array): readonly (readonly [number, number])[] =>
  Array.from({ length: numbers.length / 3 }, (_, i) => [numbers[3 * i]!, numbers[3 * i + 1]!] as const)

it('tells of each update once, in whatever portions it is asked', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cost, fc.boolean()), { maxLength: 60 }), (updates) => {
      const recorder = new StepRecorder(60, 60)
      const told: (readonly [number, number])[] = []
      updates.forEach(([cost, isAsked], iteration) => {
        recorder.add({ iteration, cost, accuracy: 0.5 })
        if (isAsked) told.push(...pairs(recorder.take()))
      })
      told.push(...pairs(recorder.take()))
      expect(told).toEqual(updates.map(([cost], iteration) => [iteration, cost]))
    }),
    { seed: 11 },
  )
})

it('in a longer run it loses neither the lowest nor the highest cost, and keeps to its room', () => {
  fc.assert(
    fc.property(fc.array(cost, { minLength: 101, maxLength: 400 }), (costs) => {
      const recorder = new StepRecorder(costs.length, 100)
      costs.forEach((cost, iteration) => recorder.add({ iteration, cost, accuracy: 0.5 }))
      const told = pairs(recorder.take())
      const iterations = told.map(([iteration]) => iteration)
      expect(told.length).toBeLessThanOrEqual(100)
      expect(iterations).toEqual(iterations.toSorted((a, b) => a - b))
      expect(Math.min(...told.map(([, y]) => y))).toBe(Math.min(...costs))
      expect(Math.max(...told.map(([, y]) => y))).toBe(Math.max(...costs))
      expect(told.every(([iteration, y]) => costs[iteration] === y)).toBe(true)
    }),
    { seed: 12 },
  )
})

it('a run that starts over tells nothing of before', () => {
  const recorder = new StepRecorder(400, 100) // eight updates to a pair: 2 · 400 / 100
  recorder.add({ iteration: 0, cost: 99, accuracy: 1 })
  recorder.clear()
  recorder.add({ iteration: 0, cost: 1, accuracy: 0.25 })
  expect([...recorder.take()]).toEqual([0, 1, 0.25])
})
