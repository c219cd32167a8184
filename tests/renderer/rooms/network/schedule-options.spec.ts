import { describe, expect, it } from 'vitest'
import { SCHEDULE_KINDS, scheduleSchema } from '../../../../shared/domain/schedule'
import { learningRates, scheduleOfKind } from '../../../../src-renderer/rooms/network/schedule-options'

const run = { learningRate: 0.01, iterations: 1000, batches: 1 }

describe('a schedule freshly chosen', () => {
  it.each(SCHEDULE_KINDS)('%s is legal for short and long runs', (kind) => {
    for (const epochs of [1, 2, 1500, 10_000_000]) {
      expect(scheduleSchema.safeParse(scheduleOfKind(kind, epochs)).success).toBe(true)
    }
  })

  it.each(['exponential', 'inverse-time'] as const)('%s comes down to about a tenth', (kind) => {
    const rates = learningRates({ ...run, schedule: scheduleOfKind(kind, 1000) }, 61)
    expect(rates[0]).toBe(0.01)
    expect(rates.at(-1)! / 0.01).toBeGreaterThan(0.08)
    expect(rates.at(-1)! / 0.01).toBeLessThan(0.12)
  })

  it('in steps: halved three times', () => {
    const rates = learningRates({ ...run, schedule: scheduleOfKind('step', 1000) }, 61)
    expect(new Set(rates)).toEqual(new Set([0.01, 0.005, 0.0025, 0.00125]))
  })
})
