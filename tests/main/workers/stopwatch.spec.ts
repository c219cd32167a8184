// Training time without pauses, and the speed of the last second.
import { expect, it } from 'vitest'
import { Stopwatch } from '../../../src-main/workers/stopwatch'

function stopwatchAt(): { readonly watch: Stopwatch; readonly pass: (ms: number, steps?: number) => void } {
  let now = 1000
  const watch = new Stopwatch(() => now)
  const pass = (ms: number, steps = 0): void => {
    for (let i = 0; i < steps; i++) watch.countStep()
    now += ms
  }
  return { watch, pass }
}

it('counts the time between start and stop, and leaves pauses out', () => {
  const { watch, pass } = stopwatchAt()
  expect(watch.elapsedMs()).toBe(0)
  watch.start()
  pass(300)
  expect(watch.elapsedMs()).toBe(300)
  watch.stop()
  pass(5000)
  expect(watch.elapsedMs()).toBe(300)
  watch.start()
  pass(200)
  watch.start() // again: the time so far is kept
  pass(50)
  expect(watch.elapsedMs()).toBe(550)
  watch.reset()
  expect(watch.elapsedMs()).toBe(0)
})

it('the speed is of about the last second, and 0 while it stands', () => {
  const { watch, pass } = stopwatchAt()
  expect(watch.stepsPerSecond()).toBe(0)
  watch.start()
  expect(watch.stepsPerSecond()).toBe(0)
  for (let i = 0; i < 40; i++) {
    pass(100, 10)
    watch.stepsPerSecond()
  }
  expect(watch.stepsPerSecond()).toBe(100) // 10 steps in 100 ms
  for (let i = 0; i < 20; i++) {
    pass(100, 50)
    watch.stepsPerSecond()
  }
  expect(watch.stepsPerSecond()).toBe(500) // the slow seconds are forgotten
  watch.stop()
  expect(watch.stepsPerSecond()).toBe(0)
  pass(10_000)
  watch.start()
  pass(100, 20)
  expect(watch.stepsPerSecond()).toBe(200) // 20 steps in 100 ms: the pause does not slow it down
})
