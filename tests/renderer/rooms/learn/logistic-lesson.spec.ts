// The page of the lesson on logistic regression: a template that forms, two surfaces, and where descents end on each.
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  SURVEY,
  SURVEY_STARTS,
  TEMPLATE_MOMENTS,
  type SurveyedCost,
  type SurveyReport,
  type TemplateReport,
} from '../../../../shared/domain/lessons/logistic'
import { failure, ok, type Result } from '../../../../shared/ipc/result'
import { costBands } from '../../../../src-renderer/rooms/learn/logistic/cost-bands'
import LogisticLesson from '../../../../src-renderer/rooms/learn/logistic/LogisticLesson.vue'
import { signedImage } from '../../../../src-renderer/rooms/learn/logistic/signed-image'
import { channelsOf } from '../../../../src-renderer/rooms/learn/token-channels'
import { eventually, openPage, settled } from '../../stores/fake-page'
import { buttonOf } from './lesson-page'

let lesson: VueWrapper
let asked: string[]

const template: TemplateReport = {
  source: 'own',
  classes: ['cat', 'dog'],
  available: 259,
  examples: 259,
  size: 2,
  features: 12,
  moments: TEMPLATE_MOMENTS.map((iteration, i) => ({
    iteration,
    cost: 0.7 - i / 10,
    accuracy: 0.5 + i / 20,
    weights: Float32Array.of(0, 1, -1, 0.5),
  })),
}

/** @param there how many of the five descents have reached the lowest place */
function surface(there: number, negative: number): SurveyedCost {
  return {
    costs: Float64Array.from({ length: SURVEY.places ** 2 }, (_, i) => i % SURVEY.places),
    lowest: { w1: 0.3, w2: -0.2, cost: 0.6402 },
    bends: { all: 14_160, negative },
    descents: SURVEY_STARTS.map((start, i) => ({
      points: [start, [0.3, -0.2]],
      cost: i < there ? 0.6402 : 0.25,
      isThere: i < there,
    })),
  }
}

function surveyOf(logistic: number, squared: number): SurveyReport {
  return {
    source: 'own',
    available: 259,
    examples: 259,
    side: 2,
    directions: [Float32Array.of(1, 0, 0, -1), Float32Array.of(0, 1, -1, 0)],
    shares: [0.28, 0.11],
    bias: -0.6,
    surfaces: { logistic: surface(logistic, 0), squared: surface(squared, 8644) },
  }
}

async function openLesson(survey: Result<SurveyReport>): Promise<void> {
  const lab = openPage()
  asked = []
  const answering =
    <Answer>(name: string, answer: Answer) =>
    () => {
      asked.push(name)
      return Promise.resolve(answer)
    }
  const calls = {
    ...lab.calls,
    'lesson:train-template': answering('template', ok(template)),
    'lesson:survey-costs': answering('survey', survey),
  }
  Object.assign(window, { lab: { ...lab, calls } })
  lesson = mount(LogisticLesson) as VueWrapper
  await settled()
}

const readings = (): string[] => lesson.findAll('.reading dd').map((reading) => reading.text())

beforeEach(() => window.localStorage.clear())
afterEach(() => lesson.unmount())

describe('the lesson of logistic regression', () => {
  it('computes once something was predicted, the template first, and answers from the survey', async () => {
    await openLesson(ok(surveyOf(5, 1)))
    expect(asked).toEqual([])
    await buttonOf(lesson, 'With both').trigger('click')
    await eventually(() => expect(lesson.find('.answer').text()).toContain('Not as you predicted.'))
    expect(asked).toEqual(['template', 'survey'])
    // 8644 of 14160
    expect(lesson.find('.answer').text()).toContain(
      'After 200 steps 5 of 5 are there with the logistic loss, 1 of 5 with the squared error. The squared error’s surface curves downward in 61\u202f%',
    )
    expect(lesson.text()).toContain('Computed on your 259 pictures.')
    expect(lesson.text()).toContain('brightness here speaks for “cat”')
  })

  it.each([
    [5, 5, 'With both'],
    [4, 5, 'With the squared error only'],
    [5, 4, 'With the logistic loss only'],
    [4, 4, 'With neither'],
  ])('with %i and %i of 5 there, finds “%s”', async (logistic, squared, choice) => {
    await openLesson(ok(surveyOf(logistic, squared)))
    await buttonOf(lesson, choice).trigger('click')
    await eventually(() => expect(lesson.find('.answer').text()).toContain('As you predicted.'))
  })

  it('shows the weights as they form', async () => {
    await openLesson(ok(surveyOf(5, 1)))
    await buttonOf(lesson, 'With both').trigger('click')
    await settled()
    expect(readings().slice(0, 2)).toEqual(['0.200', '75.0\u202f%']) // the last of six moments
    await lesson.find('input[type=range]').setValue('0')
    expect(readings().slice(0, 2)).toEqual(['0.700', '50.0\u202f%'])
    expect(lesson.text()).toContain('At iteration 0 every weight is 0')
  })

  it('shows both surfaces, their bends and every end', async () => {
    await openLesson(ok(surveyOf(5, 1)))
    await buttonOf(lesson, 'With both').trigger('click')
    await lesson.findAll('input[type=radio]')[1]!.setValue(true)
    await settled()
    const maps = lesson.findAll('.map')
    expect(maps.map((map) => map.attributes('aria-label')!.includes('5 of 5'))).toEqual([true, false])
    expect(lesson.text()).toContain('A bowl: it curves downward at none of the 14,160 places measured.')
    expect(lesson.text()).toContain('Not a bowl: it curves downward at 8,644 of the 14,160 places measured.')
    const cells = lesson.findAll('tbody tr')[1]!.findAll('td')
    expect(cells.map((cell) => cell.text())).toEqual(['0.6402 lowest', '0.2500 not there'])
    expect(lesson.text()).toContain('28\u202f% and 11\u202f% of the variance')
  })

  it('rolls the descents back to their starts', async () => {
    await openLesson(ok(surveyOf(5, 1)))
    await buttonOf(lesson, 'With both').trigger('click')
    await lesson.findAll('input[type=radio]')[1]!.setValue(true)
    await settled()
    const apart = () =>
      lesson.findAll('.map g').filter((group) => {
        const [start, end] = [group.find('.start'), group.find('.end')]
        return start.exists() && start.attributes('cx') !== end.attributes('cx')
      }).length
    expect(apart()).toBe(10)
    await lesson.find('input[type=range]').setValue('0')
    expect(apart()).toBe(0)
  })

  it('says what went wrong', async () => {
    await openLesson(failure('too-much-memory', 'They do not fit.'))
    await buttonOf(lesson, 'With both').trigger('click')
    await eventually(() => expect(lesson.find('[role=alert]').text()).toContain('They do not fit.'))
  })
})

describe('the drawings', () => {
  it('bands: runs of equal height cover every place once', () => {
    const costs = Float64Array.from({ length: 16 }, (_, i) => i % 4)
    const { runs, bands } = costBands(costs, 4)
    expect(runs).toHaveLength(16)
    expect(runs.slice(0, 4).map(({ band }) => band)).toEqual([0, 4, 8, 11]) // thirds of twelve; the top in the last
    expect(bands).toBe(12)
    expect(costBands(new Float64Array(9).fill(2), 3).runs).toEqual(
      [0, 1, 2].map((row) => ({ row, from: 0, to: 3, band: 0 })),
    )
  })

  it('signs: colour above and below 0, nothing at 0', () => {
    const image = signedImage(Float32Array.of(1, -0.5, 0), channelsOf('#d9730d'), [1, 2, 3])
    expect([...image.slice(0, 4)]).toEqual([217, 115, 13, 255])
    expect([...image.slice(4, 8)]).toEqual([1, 2, 3, 128])
    expect(image[11]).toBe(0)
  })
})
