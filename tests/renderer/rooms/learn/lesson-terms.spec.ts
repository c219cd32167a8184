// Every number in the lessons can be pointed at, as in the other rooms, and no term of the lessons is left over.
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LESSON_IDS, type LessonId } from '../../../../shared/domain/lesson'
import { ok } from '../../../../shared/ipc/result'
import { lessonTerms } from '../../../../shared/messages/terms/lesson-terms'
import LearnRoom from '../../../../src-renderer/rooms/learn/LearnRoom.vue'
import { useDatasetStore } from '../../../../src-renderer/stores/dataset-store'
import { useLessonStore } from '../../../../src-renderer/stores/lesson-store'
import { useNavigationStore } from '../../../../src-renderer/stores/navigation-store'
import { useTeacherStore } from '../../../../src-renderer/stores/teacher-store'
import { checkTerms } from '../term-check'
import { openPage, settled } from '../../stores/fake-page'

// Most lessons compute for real here.
vi.setConfig({ testTimeout: 60_000 })

/** What is there when a lesson's first measurements are. */
const FIRST: Readonly<Record<LessonId, string>> = {
  vectors: '.column',
  logistic: '.reading',
  derivatives: '.reading',
  descent: '.reading',
  graph: '.graph',
  race: '.racer .numbers b',
  broadcasting: '.array',
  activations: '.reading',
  planar: '.readings dd',
  backpropagation: '.equations',
  initialization: '.start',
  growth: '.plot',
  splits: '.reading',
}

const score = (examples: number) => ({ right: Math.round(0.8 * examples), examples })

/** In place of many trainings: their numbers are looked at by other specs. */
const known: Partial<typeof window.lab.calls> = {
  'lesson:measure-growth': (request) =>
    Promise.resolve(
      ok({ ...request, source: 'own', available: 500, side: 16, train: score(20), test: score(100) }),
    ),
  'lesson:measure-split': () =>
    Promise.resolve(ok({ source: 'own', available: 259, train: score(200), test: score(50) })),
  'lesson:train-from': ({ start }) =>
    Promise.resolve(
      ok({
        start,
        pictures: null,
        costs: [
          [0, 0.7],
          [2000, 0.3],
        ],
        accuracy: 0.9,
        differentUnits: 4,
        meanSlope: 0.5,
        firstLayer: null,
      }),
    ),
}

let page: VueWrapper
const met = new Set<string>()

beforeEach(async () => {
  window.localStorage.clear()
  const lab = openPage()
  lab.datasets.place({})
  Object.assign(window, { lab: { ...lab, calls: { ...lab.calls, ...known } } })
  await useDatasetStore().load()
  page = mount(LearnRoom, { attachTo: document.body }) as VueWrapper
})
afterEach(() => page.unmount())

function check(): void {
  for (const term of checkTerms(document.body)) met.add(term)
}

function appears(selector: string): Promise<void> {
  return vi.waitFor(() => expect(page.find(selector).exists()).toBe(true), { timeout: 60_000, interval: 20 })
}

/** The lesson's views, by the control in its head. */
async function eachView(act: () => void): Promise<void> {
  act()
  const views = page.findAll('.play .actions input[type=radio]')
  for (const view of views.slice(1)) {
    await view.trigger('change')
    await settled()
    act()
  }
}

describe('every number in the lessons has a term', () => {
  it.each(LESSON_IDS)('%s', async (id) => {
    useLessonStore().predict(id, '1')
    useNavigationStore().goToLesson(id)
    await appears(FIRST[id])
    await settled()
    await eachView(check)
  })

  it('the list, and a class’s results', async () => {
    useTeacherStore().classResults = [{ student: 'Ada', lesson: 'Slopes', answers: [], measured: [] }]
    await settled()
    check()
  })

  it('and no term is left over', () => {
    expect(Object.keys(lessonTerms).filter((term) => !met.has(term))).toEqual([])
  })
})
