import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GrowthReport, GrowthRequest } from '../../../../shared/domain/lessons/growth'
import { failure, ok, type Result } from '../../../../shared/ipc/result'
import { GROWTH_PLAN, learningCurves } from '../../../../src-renderer/rooms/learn/growth/growth-curves'
import GrowthLesson from '../../../../src-renderer/rooms/learn/growth/GrowthLesson.vue'
import { eventually, openPage, settled } from '../../stores/fake-page'
import { buttonOf } from './lesson-page'

let lesson: VueWrapper
let asked: GrowthRequest[]

/** Known scores in place of the engine's: this spec is of the page. */
async function openLesson(
  answer: (request: GrowthRequest) => Result<GrowthReport> | Promise<Result<GrowthReport>>,
): Promise<void> {
  const lab = openPage()
  asked = []
  const measure = (request: GrowthRequest) => {
    asked.push(request)
    return Promise.resolve(answer(request))
  }
  Object.assign(window, { lab: { ...lab, calls: { ...lab.calls, 'lesson:measure-growth': measure } } })
  lesson = mount(GrowthLesson) as VueWrapper
  await settled()
}

/** 10, 20, … 320 pictures; 50 + 5 · share + draw right of 100. */
const report = (request: GrowthRequest, pictures = 10): GrowthReport => ({
  ...request,
  source: 'own',
  available: 500,
  side: 16,
  train: { right: pictures * 2 ** request.share, examples: pictures * 2 ** request.share },
  test: { right: 50 + 5 * request.share + request.draw, examples: 100 },
})

beforeEach(() => window.localStorage.clear())
afterEach(() => lesson.unmount())

describe('the lesson of the learning curves', () => {
  it('trains all 54 once something was predicted, and answers with the large network’s medians', async () => {
    await openLesson((request) => ok(report(request)))
    expect(asked).toEqual([])
    await buttonOf(lesson, 'About 25 points').trigger('click')
    await eventually(() => expect(lesson.text()).toContain('54 of 54 networks trained'))
    // Medians are of draw 2: 52 % with 10 pictures, 77 % with 320; one doubling is 5 points.
    expect(lesson.find('.answer').text()).toContain(
      'As you predicted. 52\u202f% with 10 pictures, 77\u202f% with 320: 25 points. The last doubling alone brought 5 points.',
    )
    expect(lesson.text()).toContain('Measured on 420 of your 500 pictures, reduced to 16 × 16.')
    expect(lesson.text()).not.toContain('are few')
    const cells = lesson.findAll('tbody tr')[5]!.findAll('th, td')
    expect(cells.map((cell) => cell.text())).toEqual([
      '320',
      ...Array<string>(3).fill('77\u202f% (76\u202f% … 78\u202f%)'),
    ])
    expect(new Set(asked.map((request) => JSON.stringify(request))).size).toBe(54)
  })

  it('stops when asked to, and goes on from there', async () => {
    await openLesson(async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 2))
      return ok(report(request))
    })
    await buttonOf(lesson, 'No higher').trigger('click')
    await eventually(() => expect(asked.length).toBeGreaterThan(2))
    await buttonOf(lesson, 'Stop').trigger('click')
    await settled()
    const done = asked.length
    expect(done).toBeLessThan(54)
    await settled()
    expect(asked).toHaveLength(done)
    await buttonOf(lesson, 'Go on').trigger('click')
    await eventually(() => expect(asked).toEqual(GROWTH_PLAN))
  })

  it('says that few pictures are few, and shows a curve that falls as it is', async () => {
    await openLesson((request) => {
      const one = report(request, 1)
      return ok({ ...one, test: { right: 9 - request.share, examples: 10 } })
    })
    await buttonOf(lesson, 'No higher').trigger('click')
    await eventually(() => expect(lesson.text()).toContain('54 of 54'))
    expect(lesson.text()).toContain('32 pictures to train on are few, and a test of 10 is coarse')
    expect(lesson.find('.answer').text()).toContain('90\u202f% with 1 picture, 40\u202f% with 32: −50 points')
  })

  it('stops at a failure and says it', async () => {
    await openLesson(() => failure('too-much-memory', 'They do not fit.'))
    await buttonOf(lesson, 'No higher').trigger('click')
    await eventually(() => expect(lesson.find('[role=alert]').text()).toContain('They do not fit.'))
    expect(asked).toHaveLength(1)
  })
})

it('a point is the median of its draws, between the lowest and the highest', () => {
  const draws = [3, 1, 2].map((draw) => report({ network: 'small', share: 1, draw }))
  const point = (reports: readonly GrowthReport[]) => learningCurves(reports)[1]!.points[0]
  expect(point(draws)).toEqual({ examples: 20, median: 0.57, lowest: 0.56, highest: 0.58 })
  // Of two: the middle between them. 58 and 56 → 57.
  expect(point(draws.slice(0, 2))?.median).toBeCloseTo(0.57, 12)
  expect(learningCurves([]).every(({ points }) => points.length === 0)).toBe(true)
})
