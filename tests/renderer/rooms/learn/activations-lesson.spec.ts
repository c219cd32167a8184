// The page of the lesson on activations: what it asks for, in which order, and what it says of the answers.
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ActivationName } from '../../../../shared/domain/architecture'
import type { ActivationReport, HiddenLayerLook } from '../../../../shared/domain/lessons/activations'
import { failure, ok, type Result } from '../../../../shared/ipc/result'
import {
  activationRange,
  histogramBars,
} from '../../../../src-renderer/rooms/learn/activations/activation-drawing'
import ActivationsLesson from '../../../../src-renderer/rooms/learn/activations/ActivationsLesson.vue'
import { eventually, openPage, settled } from '../../stores/fake-page'
import { buttonOf } from './lesson-page'

let lesson: VueWrapper
let asked: ActivationName[]

const look = (meanSlope: number, change: Partial<HiddenLayerLook> = {}): HiddenLayerLook => ({
  Z: { min: -2, max: 3, counts: [1, 4, 0, 3, 2] },
  meanSlope,
  saturatedShare: null,
  deadShare: null,
  ...change,
})

function reportOf(activation: ActivationName): ActivationReport {
  const isLinear = activation === 'linear'
  const more = activation === 'relu' ? { deadShare: 0.25 } : {}
  return {
    activation,
    source: 'own',
    available: 209,
    examples: 209,
    features: 768,
    side: 16,
    curve: [
      [-10, -1, 0],
      [10, 1, 0.5],
    ],
    slopeAtZero: activation === 'sigmoid' ? 0.25 : 1,
    start: [look(0.1, more), look(0.2, more)],
    end: [look(0.3, more), look(0.4, more)],
    costs: [
      [0, 0.7],
      [600, activation === 'sigmoid' ? 0.64 : 0.24],
    ],
    accuracy: activation === 'sigmoid' ? 0.656 : 0.9,
    baseline: 0.656,
    multipliedOut: isLinear
      ? { largestDifference: 1.4e-15, otherAnswers: 0, answers: [[0.2, 0.2]] }
      : { largestDifference: 0.95, otherAnswers: 32, answers: [[0.02, 0.97]] },
  }
}

async function openLesson(
  answer: (name: ActivationName) => Result<ActivationReport> = (name) => ok(reportOf(name)),
): Promise<void> {
  const lab = openPage()
  asked = []
  const train = ({ activation }: { activation: ActivationName }) => {
    asked.push(activation)
    return Promise.resolve(answer(activation))
  }
  Object.assign(window, { lab: { ...lab, calls: { ...lab.calls, 'lesson:train-activation': train } } })
  lesson = mount(ActivationsLesson) as VueWrapper
  await settled()
}

/** Chooses by the words beside a radio button; the last of several groups that have them. */
async function choose(words: string, group = 0): Promise<void> {
  const option = lesson.findAll('.option').filter((label) => label.text() === words)[group]!
  await option.find('input').setValue(true)
  await settled()
}
const reading = (name: string): string | undefined =>
  lesson
    .findAll('.reading')
    .find((row) => row.find('dt').text().startsWith(name))
    ?.find('dd')
    .text()

beforeEach(() => window.localStorage.clear())
afterEach(() => lesson.unmount())

describe('the lesson of activations', () => {
  it('trains what is on show first, then what its question needs, once it was predicted', async () => {
    await openLesson()
    expect(asked).toEqual([])
    await buttonOf(lesson, 'Two').trigger('click')
    await eventually(() => expect(lesson.find('.answer').text()).toContain('Not as you predicted. One.'))
    expect(asked).toEqual(['tanh', 'linear', 'relu'])
    expect(lesson.find('.answer').text()).toContain('ŷ differs by 1.4e−15 at most')
    expect(lesson.find('.answer').text()).toContain('another answer for 32 of them')
    expect(lesson.text()).toContain('Trained on your 209 pictures, made 16 × 16 pixels small')
    expect(lesson.text()).toContain('Network 768-12-8-1, 600 iterations, α = 0.05')
  })

  it('shows a layer before and after, with dead units of ReLU', async () => {
    await openLesson()
    await buttonOf(lesson, 'One').trigger('click')
    await settled()
    expect([reading('Mean g′'), reading('Dead'), reading('Saturated')]).toEqual(['0.3', undefined, undefined])
    await choose('At the start')
    await choose('2 (8 units)')
    expect(reading('Mean g′')).toBe('0.2')
    await choose('ReLU')
    expect(reading('Dead')).toBe('2 of 8') // still in layer 2: a quarter of 8 units
    expect(lesson.text()).toContain('At 0 ReLU has a corner')
  })

  it('swaps: both costs and accuracies, beside the larger class', async () => {
    await openLesson()
    await buttonOf(lesson, 'One').trigger('click')
    await choose('Swap and retrain')
    await eventually(() => expect(reading('sigmoid: accuracy')).toBe('65.6\u202f%'))
    expect([reading('ReLU: accuracy'), reading('ReLU: cost')]).toEqual(['90.0\u202f%', '0.240'])
    expect(reading('Always')).toBe('65.6\u202f%')
    await choose('leaky ReLU', 1)
    await eventually(() => expect(reading('leaky ReLU: accuracy')).toBe('90.0\u202f%'))
    expect(asked.filter((name) => name === 'sigmoid')).toHaveLength(1) // nothing is trained twice
  })

  it('multiplies out: linear leaves one layer, tanh does not', async () => {
    await openLesson()
    await buttonOf(lesson, 'One').trigger('click')
    await choose('Why not linear')
    expect(lesson.find('tbody').text()).toContain('(1, 8) · (8, 768) = (1, 768)')
    expect([reading('Largest'), reading('Pictures')]).toEqual(['1.4e−15', '0 of 209'])
    expect(lesson.text()).toContain('Nothing is left of the three layers')
    await choose('tanh')
    expect([reading('Largest'), reading('Pictures')]).toEqual(['0.95', '32 of 209'])
    expect(lesson.text()).toContain('tanh bends between the layers')
  })

  it('stops at a failure and says it', async () => {
    await openLesson(() => failure('too-much-memory', 'They do not fit.'))
    await buttonOf(lesson, 'One').trigger('click')
    await eventually(() => expect(lesson.find('[role=alert]').text()).toContain('They do not fit.'))
    expect(asked).toHaveLength(1)
  })
})

describe('the drawing', () => {
  it('reaches as far as Z, and no further than the curves', () => {
    const rangeOf = (min: number, max: number) => activationRange('linear', { min, max, counts: [1] })
    expect(rangeOf(-1, 1)).toEqual({ x: [-4, 4], y: [-4, 4] })
    expect(rangeOf(-6.2, 1)).toEqual({ x: [-7, 7], y: [-7, 7] })
    expect(rangeOf(-1, 50).x).toEqual([-10, 10])
  })

  it('has bars as wide as the bins, the highest at 45 % of the height', () => {
    const bars = histogramBars({ min: 0, max: 4, counts: [1, 2] }, { x: [-4, 4], y: [0, 10] })
    expect(bars).toEqual([
      { from: 0, to: 2, top: 2.25 },
      { from: 2, to: 4, top: 4.5 },
    ])
    expect(histogramBars({ min: 3, max: 3, counts: [7] }, { x: [0, 5], y: [0, 1] })).toEqual([
      { from: 3, to: 3.05, top: 0.45 },
    ])
  })
})
