/** A value that follows others at a calm pace: for what is read aloud, or costs much to make or to draw. */
import { effect, onScopeDispose, shallowRef, type ShallowRef } from 'vue'

/**
 * Made at once after a quiet time, else when the pause is over; the last value is never lost.
 *
 * @param source made only when it is taken, however often what it reads changes
 * @param pauseMs between two values; asked each time
 */
export function useCalmValue<Value>(source: () => Value, pauseMs: () => number): Readonly<ShallowRef<Value>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let takenAt = performance.now()
  const calm = shallowRef<Value>() as ShallowRef<Value> // the effect fills it at once
  const make = effect(() => void (calm.value = source()), { scheduler: takeSoon })

  function takeSoon(): void {
    if (timer !== undefined) return
    timer = setTimeout(take, Math.max(0, takenAt + pauseMs() - performance.now()))
  }
  function take(): void {
    timer = undefined
    takenAt = performance.now()
    make()
  }
  onScopeDispose(() => clearTimeout(timer))
  return calm
}
