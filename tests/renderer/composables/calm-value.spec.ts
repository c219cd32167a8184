// At once after a quiet time, then no faster than the pause; the last value always comes, and nothing after the end.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, shallowRef, triggerRef } from 'vue'
import { useCalmValue } from '../../../src-renderer/composables/use-calm-value'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('follows at its own pace, and is made no more often', () => {
  const source = shallowRef({ count: 0 })
  const make = vi.fn(() => source.value.count)
  const scope = effectScope()
  const calm = scope.run(() => useCalmValue(make, () => 100))!
  vi.advanceTimersByTime(500)
  const seen: number[] = []
  for (let tick = 0; tick < 25; tick++) {
    source.value.count += 1 // the same object grows, as the series of a run do
    triggerRef(source)
    vi.advanceTimersByTime(10)
    seen.push(calm.value)
  }
  // Made at the start, at 0 ms, 100 ms and 200 ms; the last values come with the next pause.
  expect(make).toHaveBeenCalledTimes(4)
  expect(seen[0]).toBe(1)
  vi.advanceTimersByTime(100)
  expect(calm.value).toBe(25)
  source.value = { count: 99 }
  scope.stop()
  vi.advanceTimersByTime(1000)
  expect(calm.value).toBe(25)
})
