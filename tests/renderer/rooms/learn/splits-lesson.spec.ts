import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SplitReport, SplitRequest } from '../../../../shared/domain/lessons/splits'
import { failure, ok, type Result } from '../../../../shared/ipc/result'
import { splitStatistics } from '../../../../src-renderer/rooms/learn/splits/split-statistics'
import SplitsLesson from '../../../../src-renderer/rooms/learn/splits/SplitsLesson.vue'
import { eventually, openPage, settled } from '../../stores/fake-page'
import { buttonOf } from './lesson-page'

let lesson: VueWrapper
let asked: SplitRequest[]

/** Known scores in place of the engine's: this spec is of the page. */
async function openLesson(answer: (request: SplitRequest) => Result<SplitReport>): Promise<void> {
  const lab = openPage()
  asked = []
  const calls = {
    ...lab.calls,
    'lesson:measure-split': (request: SplitRequest) => {
      asked.push(request)
      return Promise.resolve(answer(request))
    },
  }
  Object.assign(window, { lab: { ...lab, calls } })
  lesson = mount(SplitsLesson) as VueWrapper
  await settled()
}

const report = (right: number): SplitReport => ({
  source: 'own',
  available: 259,
  train: { right: 180, examples: 200 },
  test: { right, examples: 50 },
})

beforeEach(() => window.localStorage.clear())
afterEach(() => lesson.unmount())

const reading = (name: string): string =>
  lesson
    .findAll('.reading')
    .find((row) => row.find('dt').text().startsWith(name))!
    .find('dd')
    .text()

describe('the lesson of the test set', () => {
  it('measures 20 divisions once something was predicted, and takes its answer from them', async () => {
    await openLesson(({ split }) => ok(report(split === 7 ? 42 : split === 9 ? 30 : 35)))
    expect(asked).toEqual([])
    await buttonOf(lesson, 'About 20 points, or more').trigger('click')
    await eventually(() => expect(lesson.find('.answer').text()).toContain('As you predicted.'))
    // 30 and 42 of 50: 60 % and 84 %.
    expect(lesson.find('.answer').text()).toContain('gave 60\u202f%, the best 84\u202f%: 24 points apart')
    // √(0.702 · 0.298 / 50) = 0.0647
    expect(lesson.find('.answer').text()).toContain('waver by 6.5 points')
    expect(asked.map(({ split }) => split)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    expect(lesson.text()).toContain('Measured on 250 of your 259 pictures')
    // 180 of 200 right: 10 points wrong. (18·35 + 42 + 30)/20 = 35.1 of 50 = 70.2 %, 19.8 points less than 90 %.
    expect([reading('Bias'), reading('Variance')]).toEqual(['10.0 points', '19.8 points'])
    expect(lesson.findAll('tbody tr')).toHaveLength(20)
  })

  it('measures other settings when they are chosen, and the question’s own all the same', async () => {
    await openLesson(() => ok(report(35)))
    const hundred = lesson.findAll('input[type=radio]').find((radio) => radio.attributes('value') === '100')
    await hundred!.setValue(true)
    await eventually(() => expect(asked).toHaveLength(40))
    expect(asked.filter(({ testPictures }) => testPictures === 100)).toHaveLength(20)
    expect(asked.filter(({ testPictures }) => testPictures === 50)).toHaveLength(20)
  })

  it('stops at a failure and says it', async () => {
    await openLesson(() => failure('too-much-memory', 'They do not fit.'))
    await buttonOf(lesson, 'About 6').trigger('click')
    await eventually(() => expect(lesson.find('[role=alert]').text()).toContain('They do not fit.'))
    expect(asked).toHaveLength(1)
  })

  it('asks for nothing more once it is closed', async () => {
    await openLesson(({ split }) => {
      if (split === 3) lesson.unmount()
      return ok(report(35))
    })
    await buttonOf(lesson, 'About 6').trigger('click')
    await eventually(() => expect(asked).toHaveLength(3))
    await settled()
    expect(asked).toHaveLength(3)
  })

  it('says how sure 40 of 50 is, and the same share of more', async () => {
    await openLesson(() => ok(report(35)))
    await buttonOf(lesson, 'About 6').trigger('click')
    await lesson.findAll('input[type=radio]')[1]!.setValue(true)
    // Wilson at 40/50: (0.8 + 0.0384 ± 1.96·√(0.0032 + 0.000384)) / 1.0768 = 0.6696 … 0.8876.
    expect(lesson.text()).toContain('gets between 67\u202f% and 89\u202f% of all such pictures right')
    const rows = lesson.findAll('tbody tr').map((row) => row.text())
    expect(rows).toHaveLength(6)
    // ± 1.96·√(0.16/10000) = ± 0.784 points.
    expect(rows.at(-1)).toContain('1.6 points')
    const [right, examples] = lesson.findAll('[role=spinbutton]')
    await examples!.setValue('30')
    await settled()
    expect((right!.element as HTMLInputElement).value).toBe('30')
    expect(lesson.text()).toContain('30 of 30 right is 100\u202f%')
  })
})

describe('the numbers of a series', () => {
  it('are its means, its ends and its deviations', () => {
    // Tests 0.6, 0.7, 0.8: mean 0.7, deviation √((0.01 + 0 + 0.01)/2) = 0.1, by chance √(0.21/50) = 0.0648.
    const statistics = splitStatistics([report(30), report(35), report(40)])!
    expect(statistics).toMatchObject({ lowest: 0.6, highest: 0.8 })
    expect(statistics.train).toBeCloseTo(0.9, 12)
    expect(statistics.test).toBeCloseTo(0.7, 12)
    expect(statistics.deviation).toBeCloseTo(0.1, 12)
    expect(statistics.byChance).toBeCloseTo(Math.sqrt(0.0042), 12)
    expect(splitStatistics([report(30)])!.deviation).toBe(0)
    expect(splitStatistics([])).toBeNull()
  })
})
