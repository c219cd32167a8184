import { describe, expect, it } from 'vitest'
import { EarlyStopping } from '../../../src-main/engine/early-stopping'

describe('early stopping', () => {
  it('by hand: best at 20, and after 30 iterations without a better cost it is over', () => {
    const watch = new EarlyStopping(30)
    expect(watch.best).toBeNull()
    const said = [
      [0, 0.7],
      [10, 0.8],
      [20, 0.5],
      [30, 0.5], // equal is not better
      [40, 0.6],
      [49, 0.51], // 29 iterations
      [50, 0.52], // 30 iterations
    ].map(([iteration, cost]) => watch.observe(iteration!, cost!))
    expect(said).toEqual(['better', 'wait', 'better', 'wait', 'wait', 'wait', 'stop'])
    expect(watch.best).toEqual({ iteration: 20, cost: 0.5 })
  })

  it('a better cost that comes too late by the log is still better', () => {
    const watch = new EarlyStopping(5)
    watch.observe(0, 0.7)
    expect(watch.observe(10, 0.6)).toBe('better')
    expect(watch.observe(20, 0.65)).toBe('stop')
  })

  it('a cost that is no number is never better', () => {
    const watch = new EarlyStopping(5)
    watch.observe(0, 0.7)
    expect(watch.observe(2, NaN)).toBe('wait')
    expect(watch.observe(5, NaN)).toBe('stop')
    expect(watch.best?.iteration).toBe(0)
  })

  it('begins anew after a reset', () => {
    const watch = new EarlyStopping(1)
    watch.observe(0, 0.1)
    watch.resume(null)
    expect(watch.best).toBeNull()
    expect(watch.observe(0, 0.9)).toBe('better')
  })
})
