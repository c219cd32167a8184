import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failure, ok } from '../../../../shared/ipc/result'
import type { PlanarStart } from '../../../../shared/domain/lessons/planar'
import { planarMessages } from '../../../../shared/messages/learn/planar'
import { contour } from '../../../../src-renderer/rooms/learn/planar/contour'
import PlanarLesson from '../../../../src-renderer/rooms/learn/planar/PlanarLesson.vue'
import { eventually, openPage, settled } from '../../stores/fake-page'
import { buttonOf } from './lesson-page'

let lesson: VueWrapper
const accuracies = new Map([0.47, 0.6, 0.7, 0.91].map((accuracy, units) => [units, accuracy]))

/** What the networks were started on, in order. */
let started: PlanarStart['data'][] = []

/** Frames and accuracies of a known shape in place of the engine's: this spec is of the page. */
async function openLesson(): Promise<ReturnType<typeof openPage>> {
  const lab = openPage()
  let iteration = 0
  const calls = {
    ...lab.calls,
    'lesson:start-planar': (request: PlanarStart) => {
      started.push(request.data)
      iteration = 0
      return Promise.resolve(
        ok({ numbers: Float64Array.of(0, 1, 1, 0), labels: Uint8Array.of(0, 1), extent: 2 }),
      )
    },
    'lesson:advance-planar': (request: { iterations: number }) => {
      iteration += Math.min(2500, request.iterations)
      const frame = { iteration, cost: 0.25, accuracy: 0.905, probabilities: new Uint8Array(6400), lines: [] }
      return Promise.resolve(ok(frame))
    },
    'lesson:measure-planar': ({ units }: { units: number }) =>
      Promise.resolve(ok({ units, iterations: 5000, accuracy: accuracies.get(units) ?? 0.9 })),
  }
  Object.assign(window, { lab: { ...lab, calls } })
  lesson = mount(PlanarLesson) as VueWrapper
  await settled()
  return lab
}

beforeEach(() => {
  window.localStorage.clear()
  started = []
})
afterEach(() => lesson.unmount())

const reading = (name: string): string => {
  const names = lesson.findAll('dt').map((term) => term.text())
  return lesson.findAll('dd')[names.indexOf(name)]!.text()
}

describe('the lesson of one hidden layer', () => {
  it('measures its table only once something was predicted, and takes its answer from it', async () => {
    await openLesson()
    expect(lesson.findAll('tbody td')[1]!.text()).toBe('…')
    await buttonOf(lesson, '3').trigger('click')
    await eventually(() => expect(lesson.find('.answer').text()).toContain('As you predicted.'))
    expect(lesson.find('.answer').text()).toContain('3 units are the first to pass 90\u202f%: 91.00\u202f%')
    expect(lesson.find('.answer').text()).toContain('Logistic regression gets 47\u202f%')
  })

  it('asks for frames until the notebook’s 10,000 iterations, and starts anew when a setting changes', async () => {
    await openLesson()
    await buttonOf(lesson, '3').trigger('click')
    expect(reading('Iteration')).toBe('0 of 10,000')
    await buttonOf(lesson, 'Train').trigger('click')
    await eventually(() => expect(reading('Iteration')).toBe('10,000 of 10,000'))
    expect(buttonOf(lesson, 'Train').attributes('aria-disabled')).toBe('true')
    await lesson.find('[role=spinbutton]').setValue('20')
    await eventually(() => expect(reading('Iteration')).toBe('0 of 10,000'))
    expect(reading('Accuracy')).toBe('90.50\u202f%')
  })

  it('the engine learns shorter where the way to it is longer, so that the frames keep their pace', async () => {
    await openLesson()
    await buttonOf(lesson, '3').trigger('click')
    let clock = 0
    const time = vi.spyOn(performance, 'now').mockImplementation(() => clock)
    const ways = [15, 40, 2, 0]
    const asked: number[] = []
    const { calls } = window.lab
    const advance: (typeof calls)['lesson:advance-planar'] = (request) => {
      clock += request.milliseconds + (ways[asked.length] ?? 0)
      asked.push(request.milliseconds)
      return calls['lesson:advance-planar'](request)
    }
    Object.assign(window, { lab: { ...window.lab, calls: { ...calls, 'lesson:advance-planar': advance } } })
    await buttonOf(lesson, 'Train').trigger('click')
    await eventually(() => expect(reading('Iteration')).toBe('10,000 of 10,000'))
    time.mockRestore()
    // 28 − 15 = 13; 28 − 40 is less than the shortest, 12; 28 − 2 is more than the longest, 20.
    expect(asked).toEqual([20, 13, 12, 20])
  })

  it('trains once the network is there that was asked for just before', async () => {
    await openLesson()
    await buttonOf(lesson, '3').trigger('click')
    const { calls } = window.lab
    let start = (): void => undefined
    const isHeld = new Promise<void>((resolve) => (start = resolve))
    const held: (typeof calls)['lesson:start-planar'] = async (request) => {
      await isHeld
      return calls['lesson:start-planar'](request)
    }
    Object.assign(window, { lab: { ...window.lab, calls: { ...calls, 'lesson:start-planar': held } } })
    await buttonOf(lesson, planarMessages.restart).trigger('click')
    await buttonOf(lesson, 'Train').trigger('click')
    start()
    await eventually(() => expect(reading('Iteration')).toBe('10,000 of 10,000'))
  })

  it('goes on when it is paused and started again before a frame came', async () => {
    await openLesson()
    await buttonOf(lesson, '3').trigger('click')
    const { calls } = window.lab
    let answer = (): void => undefined
    const isHeld = new Promise<void>((resolve) => (answer = resolve))
    const held: (typeof calls)['lesson:advance-planar'] = async (request) => {
      await isHeld
      return calls['lesson:advance-planar'](request)
    }
    Object.assign(window, { lab: { ...window.lab, calls: { ...calls, 'lesson:advance-planar': held } } })
    await buttonOf(lesson, 'Train').trigger('click')
    await buttonOf(lesson, 'Pause').trigger('click')
    await buttonOf(lesson, 'Train').trigger('click')
    answer()
    await eventually(() => expect(reading('Iteration')).toBe('10,000 of 10,000'))
  })

  it('says what went wrong, and stops', async () => {
    const lab = await openLesson()
    await buttonOf(lesson, '3').trigger('click')
    const calls = {
      ...window.lab.calls,
      'lesson:advance-planar': () => Promise.resolve(failure('unknown-id', 'It is gone.')),
    }
    Object.assign(window, { lab: { ...lab, calls } })
    await buttonOf(lesson, 'Train').trigger('click')
    await eventually(() => expect(lesson.find('[role=alert]').text()).toContain('It is gone.'))
    expect(buttonOf(lesson, 'Train')).toBeDefined()
  })
})

describe('own points', () => {
  const plane = () => lesson.find('[role=application]')
  const key = (name: string, shiftKey = false) => plane().trigger('keydown', { key: name, shiftKey })
  const isTrainable = (): boolean => buttonOf(lesson, 'Train').attributes('aria-disabled') !== 'true'

  beforeEach(async () => {
    await openLesson()
    await buttonOf(lesson, '3').trigger('click')
    await lesson.find('select').setValue('own')
    await settled()
  })

  it('are placed and removed by keyboard; the network learns them once there are both classes', async () => {
    expect(isTrainable()).toBe(false)
    await key('ArrowRight')
    await key('ArrowUp', true)
    await key('Enter')
    expect(lesson.find('.counts').text()).toContain('1 square and 0 discs')
    expect(started).toEqual(['flower'])
    await lesson.findAll('.beside input[type=radio]')[1]!.setValue(true) // disc
    await key('ArrowLeft')
    await key(' ')
    await settled()
    expect(started.at(-1)).toEqual({
      points: [
        { x1: 0.25, x2: 0.05, label: 1 },
        { x1: 0, x2: 0.05, label: 0 },
      ],
    })
    expect(isTrainable()).toBe(true)
    await key('Delete')
    await settled()
    expect(lesson.find('.counts').text()).toContain('1 square and 0 discs')
    expect(isTrainable()).toBe(false)
    await key('Delete') // the square is within reach too
    expect(lesson.find('.counts').text()).toContain('0 squares and 0 discs')
  })

  it('are drawn by mouse, not too close together, and removed with the other button', async () => {
    const box = { left: 100, top: 100, width: 400, height: 400 } as DOMRect
    plane().element.getBoundingClientRect = () => box
    const pointer = (type: string, clientX: number, clientY: number, buttons = 1, button = 0) =>
      plane().trigger(type, { clientX, clientY, buttons, button })
    await pointer('pointerdown', 300, 300) // the middle
    await pointer('pointermove', 301, 300) // 0.02 on: too near
    await pointer('pointermove', 350, 300)
    await pointer('pointermove', 400, 300, 0) // the button is up
    await pointer('pointerup', 400, 300, 0)
    expect(lesson.find('.counts').text()).toContain('2 squares')
    await pointer('pointerdown', 349, 301, 2, 2)
    expect(lesson.find('.counts').text()).toContain('1 square and')
    await buttonOf(lesson, 'Remove all').trigger('click')
    expect(lesson.find('.counts').text()).toContain('0 squares')
    expect(started).toEqual(['flower'])
  })
})

describe('the contour', () => {
  it('is straight where the field is: x = 1.25 between 0 and 4 at level 1 … 3 × 3', () => {
    // Columns 0, 0, 4: the level 1 is crossed a quarter of the way from column 1 to column 2, in both rows of cells.
    const field = [0, 0, 4, 0, 0, 4, 0, 0, 4]
    expect(contour(field, 3, 1)).toEqual([
      [1.25, 0, 1.25, 1],
      [1.25, 1, 1.25, 2],
    ])
  })

  it('is nowhere in a field of one side of the level, and closes around a single peak', () => {
    expect(contour([1, 1, 1, 1], 2, 3)).toEqual([])
    expect(contour([0, 0, 0, 0, 9, 0, 0, 0, 0], 3, 1)).toHaveLength(4)
  })
})
