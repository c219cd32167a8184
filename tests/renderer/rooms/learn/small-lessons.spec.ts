// The pages of the lessons on derivatives, gradient descent and broadcasting, on the engine's own numbers.
import { mount, type VueWrapper } from '@vue/test-utils'
import type { Component } from 'vue'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import BroadcastingLesson from '../../../../src-renderer/rooms/learn/broadcasting/BroadcastingLesson.vue'
import {
  presetOf,
  shapePresets,
  shapeSeries,
  shapeText,
} from '../../../../src-renderer/rooms/learn/broadcasting/presets'
import { combineShapes } from '../../../../src-main/workers/lessons/broadcasting'
import DerivativesLesson from '../../../../src-renderer/rooms/learn/derivatives/DerivativesLesson.vue'
import { tangentThrough } from '../../../../src-renderer/rooms/learn/derivatives/tangent'
import DescentLesson from '../../../../src-renderer/rooms/learn/descent/DescentLesson.vue'
import { plotPath, plotScale, roundTicks } from '../../../../src-renderer/rooms/learn/plot-scale'
import { openPage, settled } from '../../stores/fake-page'
import { buttonOf } from './lesson-page'

let lesson: VueWrapper

async function open(page: Component, prediction: string): Promise<void> {
  lesson = mount(page) as VueWrapper
  await settled()
  await buttonOf(lesson, prediction).trigger('click')
}

beforeEach(() => {
  window.localStorage.clear()
  openPage()
})
afterEach(() => lesson.unmount())

const reading = (name: string): string =>
  lesson
    .findAll('.reading')
    .find((row) => row.find('dt').text() === name)!
    .find('dd')
    .text()

describe('derivatives by nudging', () => {
  it('measures what was predicted, and every slope beside its formula', async () => {
    await open(DerivativesLesson, '0.010')
    expect(lesson.find('.answer').text()).toContain('As you predicted. f goes from 25 to 25.010001')
    expect([reading('Measured slope'), reading('Slope by formula')]).toEqual(['4.001', '4'])
    await lesson.find('input[type=range]').setValue('-3')
    await settled()
    expect(reading('Slope by formula')).toBe('−6')
  })

  it('says where a nudge is too small, and where ReLU has its corner', async () => {
    await open(DerivativesLesson, '0.010')
    const radios = lesson.findAll('input[type=radio]')
    await radios.at(-1)!.setValue(true)
    await settled()
    expect(lesson.text()).toContain('drowns in rounding')
    await radios.at(-2)!.setValue(true)
    await radios[3]!.setValue(true) // ReLU
    await lesson.find('input[type=range]').setValue('0')
    await settled()
    expect(lesson.text()).toContain('ReLU has a corner at 0')
  })
})

describe('gradient descent', () => {
  it('flies out at 1.1, and is there in one step at 0.5', async () => {
    await open(DescentLesson, 'It reaches')
    expect(lesson.find('.answer').text()).toContain('Not as you predicted. w goes −3, 3.6, −4.32')
    await lesson.find('input[type=range]').setValue('0.5')
    await settled()
    expect([reading('Outcome'), reading('Cost at the end')]).toEqual(['minimum reached', '0'])
  })
})

describe('broadcasting', () => {
  it('shows the rank-1 trap, and NumPy’s refusal', async () => {
    await open(BroadcastingLesson, '(5, 5)')
    expect(lesson.find('.answer').text()).toContain('As you predicted. The result has the shape (5,5)')
    expect(lesson.findAll('.array caption').map((caption) => caption.text())).toEqual([
      'a, shape (4,5)',
      'b, shape (4,1)',
      'Result, shape (4,5)',
    ])
    expect(lesson.findAll('table')[1]!.findAll('.copy')).toHaveLength(16) // 4 rows, 4 more columns
    await lesson.find('select').setValue('refused')
    await settled()
    expect(lesson.text()).toContain('operands could not be broadcast together with shapes (3,4) (3,)')
  })

  it('checks any two shapes by the rules, axis by axis, drawn or not', async () => {
    await open(BroadcastingLesson, '(5, 5)')
    await lesson.find('select').setValue('pictures')
    await settled()
    expect(lesson.find('.arrays').exists()).toBe(false)
    expect(lesson.find('.outcome').text()).toContain('Result, shape (209,64,64,3)')
    const row = (place: number) => lesson.findAll('.aligned tbody tr')[place]!.findAll('td')
    expect(row(1).map((cell) => cell.text())).toEqual([
      'none, counts as 1',
      'none, counts as 1',
      'none, counts as 1',
      '3',
    ])
    expect(
      row(2)
        .map((cell) => cell.text())
        .at(-1),
    ).toBe('equal: fits')
    await lesson.findAll('.shape')[1]!.findAll('[role=spinbutton]')[0]!.setValue('4')
    await settled()
    expect(
      row(2)
        .map((cell) => cell.text())
        .at(-1),
    ).toBe('neither equal nor 1: does not fit')
    expect(lesson.find('.error').text()).toContain('shapes (209,64,64,3) (4,)')
    // A product has one axis or two.
    await lesson.findAll('.controls input[type=radio]')[1]!.setValue(true)
    await settled()
    expect(lesson.find('.error').text()).toContain(
      'shapes (64,3) and (4,) not aligned: 3 (dim 1) != 4 (dim 0)',
    )
  })

  it('has a series to guess, each answered by the engine, with a score', async () => {
    await open(BroadcastingLesson, '(5, 5)')
    await lesson.find('header').findAll('input[type=radio]')[1]!.setValue(true)
    for (const [place, { request, choices }] of shapeSeries.entries()) {
      const { shape } = combineShapes(request)
      const texts = choices.map((choice) => choice && shapeText(choice))
      expect(texts.filter((text) => text === (shape && shapeText(shape)))).toHaveLength(1)
      // The first is guessed wrongly, all others rightly.
      const wanted = shape && shapeText(shape)
      const guess = place === 0 ? texts.find((text) => text !== wanted)! : wanted
      await buttonOf(lesson, guess ?? 'None: NumPy refuses').trigger('click')
      await settled()
      expect(lesson.find('.answer-line').text()).toContain(place === 0 ? 'No: (20,209).' : 'Right:')
      await buttonOf(lesson, 'Next shapes').trigger('click')
    }
    expect(lesson.find('.series').text()).toContain('7 of 8 right.')
  })

  it('knows its examples, and the person’s own shapes', () => {
    expect(presetOf({ operation: 'add', a: [5], b: [5, 1] })).toBe('trap')
    expect(presetOf({ ...shapePresets.trap, b: [1, 5] })).toBeNull()
  })
})

describe('the drawing of a plot', () => {
  it('has the ends of its range at the edges of the frame, up being more', () => {
    const { x, y } = plotScale({ x: [-1, 1], y: [0, 10] })
    expect([x(-1), x(1), x(0)]).toEqual([44, 628, 336]) // 640 wide, 44 left, 12 right
    expect([y(0), y(10), y(5)]).toEqual([392, 26, 209]) // 420 high, 26 above, 28 below
    expect(
      plotPath({ x: (v) => v, y: (v) => v }, [
        [0, 1],
        [2, 3],
        [4, NaN],
        [5, 6],
      ]),
    ).toBe('M0.00 1.00L2.00 3.00M5.00 6.00')
  })

  it.each([
    [
      [-6, 6],
      [-6, -4, -2, 0, 2, 4, 6],
    ],
    [
      [0, 1],
      [0, 0.2, 0.4, 0.6, 0.8, 1],
    ],
    [
      [-1, 22],
      [0, 5, 10, 15, 20],
    ],
  ] as const)('has round ticks over %j', (range, ticks) => {
    expect(roundTicks(range)).toEqual(ticks)
  })

  it('a tangent goes through its point with its slope', () => {
    expect(tangentThrough({ value: 4, formula: 4 }, 2)).toEqual([
      [-0.5, -6],
      [4.5, 14],
    ])
  })
})
