import { describe, expect, it } from 'vitest'
import { learningRateAt, scheduleSchema, type Schedule } from '../../../shared/domain/schedule'

/** Ten updates an epoch, a hundred in all. */
const at = (schedule: Schedule, iteration: number): number =>
  learningRateAt(schedule, 0.4, { iteration, iterations: 100, epoch: Math.floor(iteration / 10) })

describe('the learning rate, by hand, from α = 0.4', () => {
  it('constant', () => {
    expect([0, 55, 99].map((iteration) => at({ kind: 'constant' }, iteration))).toEqual([0.4, 0.4, 0.4])
  })

  it('step: halved every two epochs, ⌊epoch / 2⌋ times', () => {
    const schedule = { kind: 'step', factor: 0.5, everyEpochs: 2 } as const
    expect([0, 19, 20, 39, 40, 99].map((iteration) => at(schedule, iteration))).toEqual([
      0.4, 0.4, 0.2, 0.2, 0.1, 0.025,
    ])
  })

  it('exponential: a factor every epoch, the same within one', () => {
    const schedule = { kind: 'exponential', factor: 0.1 } as const
    expect(at(schedule, 9)).toBe(0.4)
    expect(at(schedule, 10)).toBeCloseTo(0.04, 15)
    expect(at(schedule, 29)).toBeCloseTo(0.004, 15)
  })

  it("1/t, the course's: α / (1 + decay · epoch)", () => {
    const schedule = { kind: 'inverse-time', decay: 0.5 } as const
    expect(at(schedule, 9)).toBe(0.4)
    expect(at(schedule, 20)).toBe(0.2) // 0.4 / (1 + 0.5 · 2)
    expect(at(schedule, 60)).toBe(0.1) // 0.4 / (1 + 0.5 · 6)
  })

  it('cosine: α at first, half of it half way, and falling in every update to nearly 0', () => {
    const schedule = { kind: 'cosine' } as const
    expect(at(schedule, 0)).toBe(0.4)
    expect(at(schedule, 25)).toBeCloseTo(0.2 * (1 + Math.SQRT1_2), 14) // cos(π/4) = 1/√2
    expect(at(schedule, 50)).toBeCloseTo(0.2, 14)
    const all = Array.from({ length: 100 }, (_, iteration) => at(schedule, iteration))
    all.slice(1).forEach((rate, i) => expect(rate).toBeLessThan(all[i]!))
    expect(all[99]).toBeGreaterThan(0)
    expect(all[99]).toBeLessThan(0.0002) // 0.2 · (1 − cos(0.01 π)) ≈ 0.2 · π² · 0.0001 / 2 = 0.0000987
  })
})

it('a schedule takes its own numbers and no others', () => {
  expect(scheduleSchema.safeParse({ kind: 'constant', factor: 0.5 }).success).toBe(false)
  expect(scheduleSchema.safeParse({ kind: 'step', factor: 1.5, everyEpochs: 1 }).success).toBe(false)
  expect(scheduleSchema.safeParse({ kind: 'step', factor: 0.5, everyEpochs: 0 }).success).toBe(false)
  expect(scheduleSchema.safeParse({ kind: 'inverse-time' }).success).toBe(false)
})
