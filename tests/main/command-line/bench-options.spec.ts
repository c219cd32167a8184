// The words after `descent bench`, and how long its repetitions are.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { benchOptions } from '../../../src-main/command-line/bench-options'
import { median, Stopwatch } from '../../../src-main/command-line/bench-timing'
import { layersOf, stepFlops, WORKLOADS } from '../../../src-main/command-line/bench-workloads'
import { usageSentence } from '../../../src-main/command-line/usage-error'

function refusal(...words: string[]): string | null {
  try {
    benchOptions(words)
  } catch (error) {
    return usageSentence(error)
  }
  throw new Error(`understood: ${words.join(' ')}`)
}

describe('the words after descent bench', () => {
  it('none: everything, memory first, for a person', () => {
    const { parts, ...others } = benchOptions([])
    expect(parts.slice(0, 3)).toEqual(['memory', 'event-loop', 'products'])
    expect(parts.slice(3)).toEqual(WORKLOADS.map(({ name }) => name))
    expect(others).toEqual({ repetitions: 7, isJson: false, isPaced: false })
  })

  it('some parts, in the order of measuring whatever the order of asking', () => {
    const { parts } = benchOptions(['--only', 'deep', '--only', 'memory', '--repetitions', '2', '--json'])
    expect(parts).toEqual(['memory', 'deep'])
  })

  it('paced: one network', () => {
    expect(benchOptions(['--paced', '--only', '3 × 1024'])).toMatchObject({
      parts: ['3 × 1024'],
      isPaced: true,
    })
  })

  it.each([
    [['--only', 'depth'], '“depth” is none of: memory, event-loop, products'],
    [['--repetitions', '0'], '--repetitions must be a number from 1'],
    [['--repetitions', '1.5'], '--repetitions must be a whole number'],
    [['--repetitions', 'many'], '--repetitions must be a number'],
    [['--paced'], '--paced takes one network'],
    [['--paced', '--only', 'memory'], '--paced takes one network'],
    [['--paced', '--only', 'deep', '--only', 'wide'], '--paced takes one network'],
    [['--rounds', '3'], "Unknown option '--rounds'"],
  ])('%j is refused in one sentence', (words, sentence) => {
    expect(refusal(...words)).toContain(sentence)
  })
})

describe('a stopwatch', () => {
  let nowMs = 0
  const taking = (milliseconds: number) => vi.fn(() => void (nowMs += milliseconds))

  beforeEach(() => {
    nowMs = 0
    vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  })
  afterEach(() => vi.restoreAllMocks())

  it('repeats what is quick until the clock can tell, the first time left out', () => {
    const work = taking(2)
    work.mockImplementationOnce(() => void (nowMs += 100)) // caches and threads asleep
    const stopwatch = new Stopwatch(work)
    stopwatch.repeat()
    expect(stopwatch.medianMs).toBe(2)
    expect(work).toHaveBeenCalledTimes(1 + 75) // 150 ms of 2 ms each
  })

  it('does what is slow once, and not again when its time is spent', () => {
    const work = taking(1500)
    const stopwatch = new Stopwatch(work)
    stopwatch.repeat()
    expect([stopwatch.medianMs, stopwatch.isDue]).toEqual([1500, true])
    stopwatch.repeat() // 3000 ms by now, of 2000
    expect([work.mock.calls.length, stopwatch.isDue]).toEqual([2, false])
  })

  it('the fastest is that of each part, the median that of the whole', () => {
    const [first, second] = [taking(20), taking(14)]
    const stopwatch = new Stopwatch(first, second)
    first.mockImplementationOnce(() => void (nowMs += 4))
    second.mockImplementationOnce(() => void (nowMs += 14)).mockImplementationOnce(() => void (nowMs += 1))
    stopwatch.repeat()
    // 18 alone; then 21 + 4 · 34 = 157 ms in 5 runs
    expect([stopwatch.fastestMs, stopwatch.medianMs]).toEqual([4 + 1, 157 / 5])
    expect(first).toHaveBeenCalledTimes(6)
  })

  it('the median is one of the times, the upper of two', () => {
    expect([median([3, 1, 2]), median([4, 1]), median([])]).toEqual([2, 4, NaN])
  })
})

it('a step of the planar network is 22,400 multiplications and additions', () => {
  const planar = WORKLOADS.find(({ name }) => name === 'planar')!
  expect(layersOf(planar)).toEqual([2, 4, 1])
  // 2 · 400 examples · (4·2 weights forward and dW, 1·4 forward, dW and dA) = 800 · (8·2 + 4·3) = 22,400
  expect(stepFlops(planar, 400)).toBe(22_400)
})
