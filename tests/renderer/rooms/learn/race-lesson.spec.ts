import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RACERS, type RaceReport, type RacerName } from '../../../../shared/domain/lessons/race'
import { failure, ok, type Result } from '../../../../shared/ipc/result'
import { raceTime } from '../../../../shared/messages/learn/race'
import { barAxis } from '../../../../src-renderer/rooms/learn/race/race-result'
import RaceLesson from '../../../../src-renderer/rooms/learn/race/RaceLesson.vue'
import { eventually, openPage, settled } from '../../stores/fake-page'
import { buttonOf } from './lesson-page'

let lesson: VueWrapper
let asked: RacerName[]

const TIMES: Readonly<Record<RacerName, number>> = {
  loops: 30,
  examples: 40,
  vectorised: 20,
  simd: 3,
  cores: 2,
}

const report = (racer: RacerName, change: Partial<RaceReport> = {}): RaceReport => ({
  racer,
  source: 'own',
  available: 400,
  examples: 325,
  features: 12_288,
  medianMs: TIMES[racer],
  repetitions: 11,
  kernels: racer === 'simd' ? 'wasm' : racer === 'cores' ? 'native' : null,
  threads: racer === 'cores' ? 2 : 1,
  difference: racer === 'loops' ? null : { dw: 2e-7, db: 1e-8 },
  ...change,
})

/** Known times in place of measured ones: this spec is of the page. */
async function openLesson(answer: (racer: RacerName) => Result<RaceReport>): Promise<void> {
  const lab = openPage()
  asked = []
  const race = ({ racer }: { racer: RacerName }) => {
    asked.push(racer)
    return Promise.resolve(answer(racer))
  }
  Object.assign(window, { lab: { ...lab, calls: { ...lab.calls, 'lesson:race': race } } })
  lesson = mount(RaceLesson) as VueWrapper
  await settled()
}

beforeEach(() => window.localStorage.clear())
afterEach(() => lesson.unmount())

describe('the lesson of the race', () => {
  it('runs the five once something was predicted, and takes its answer from the fastest', async () => {
    await openLesson((racer) => ok(report(racer)))
    expect(asked).toEqual([])
    await buttonOf(lesson, 'About 10 times').trigger('click')
    // 30 / 2 = 15 times, nearer to 10 than to 30.
    await eventually(() => expect(lesson.find('.answer').text()).toContain('As you predicted.'))
    expect(lesson.find('.answer').text()).toContain(
      '2.00\u202fms instead of 30.0\u202fms, 15.0 times as fast',
    )
    expect(asked).toEqual(RACERS)
    const rows = lesson.findAll('.racer').map((row) => row.text())
    expect(rows[1]).toContain('0.8 ×') // 30 / 40
    expect(rows[3]).toContain('WebAssembly SIMD, 1 thread · median of 11 runs · off by at most 2.0e−7 in dw')
    expect(rows[4]).toContain('native SIMD, 2 threads')
    expect(lesson.text()).toContain('On 325 of your 400 pictures: X is (12,288, 325).')
    expect(lesson.text()).toContain(
      'All five gradients are the same: the largest difference of any number is 2.0e−7',
    )
  })

  it('does not call a real difference rounding', async () => {
    await openLesson((racer) =>
      ok(report(racer, racer === 'simd' ? { difference: { dw: 0.01, db: 0 } } : {})),
    )
    await buttonOf(lesson, 'About 3 times').trigger('click')
    await eventually(() => expect(lesson.text()).toContain('The gradients are not the same'))
    expect(lesson.text()).not.toContain('That is rounding')
  })

  it('races again on request, and stops at a failure', async () => {
    let isBroken = false
    await openLesson((racer) => (isBroken ? failure('worker-failed', 'It is gone.') : ok(report(racer))))
    await buttonOf(lesson, 'About 3 times').trigger('click')
    await eventually(() => expect(lesson.find('.answer').text()).toContain('Not as you predicted.'))
    isBroken = true
    await buttonOf(lesson, 'Race again').trigger('click')
    await eventually(() => expect(lesson.find('[role=alert]').text()).toContain('It is gone.'))
    expect(asked).toHaveLength(6)
    expect(lesson.findAll('.racer')[0]!.text()).toContain('not measured yet')
  })

  it('asks for nothing more once it is closed', async () => {
    await openLesson((racer) => {
      if (racer === 'examples') lesson.unmount()
      return ok(report(racer))
    })
    await buttonOf(lesson, 'About 3 times').trigger('click')
    await eventually(() => expect(asked).toEqual(['loops', 'examples']))
    await settled()
    expect(asked).toHaveLength(2)
  })
})

describe('the bars', () => {
  it('are as long as the racer is fast, on the linear scale', () => {
    const { ticks, place } = barAxis([1, 0.75, 15], 'linear')
    expect(ticks).toEqual([0, 5, 10, 15])
    expect([place(0), place(1), place(15)]).toEqual([0, 1 / 15, 1])
  })

  it('grow by the same length with each factor of ten, on the logarithmic one', () => {
    const { ticks, place } = barAxis([1, 15], 'log')
    expect(ticks).toEqual([0.1, 1, 10, 100])
    expect([place(0.1), place(1), place(10), place(100)].map((share) => Number(share.toFixed(6)))).toEqual([
      0, 0.333333, 0.666667, 1,
    ])
    // A racer slower than the loops still has a bar.
    expect(barAxis([1, 0.3], 'log').place(0.3)).toBeGreaterThan(0)
    expect(barAxis([], 'log').ticks[0]).toBe(0.1)
  })
})

it('times have three digits', () => {
  expect([0.0814, 0.814, 8.137, 81.37, 813.7, 1234.5].map(raceTime)).toEqual([
    '0.0814\u202fms',
    '0.81\u202fms',
    '8.14\u202fms',
    '81.4\u202fms',
    '814\u202fms',
    '1,235\u202fms',
  ])
})
