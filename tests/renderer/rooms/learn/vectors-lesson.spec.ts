// The page of the lesson on vectors: a number chosen in the picture is marked in x, and the other way round.
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { VectorReport, VectorRequest } from '../../../../shared/domain/lessons/vectors'
import { ok } from '../../../../shared/ipc/result'
import { channelColour, letterColour } from '../../../../src-renderer/rooms/learn/vectors/channel-colour'
import {
  entryAfterKey,
  entryOf,
  placeOf,
  type PictureShape,
} from '../../../../src-renderer/rooms/learn/vectors/vector-places'
import VectorsLesson from '../../../../src-renderer/rooms/learn/vectors/VectorsLesson.vue'
import { eventually, openPage, settled } from '../../stores/fake-page'
import { buttonOf } from './lesson-page'

let lesson: VueWrapper
let asked: VectorRequest[]

/** Bytes that count up from 0: brightness k at x[k]. */
function counting(size: number): VectorReport['seen'] {
  return { size, channels: 3, pixels: Uint8Array.from({ length: size * size * 3 }, (_, k) => k) }
}

function reportOf({ picture, size }: VectorRequest): VectorReport {
  const small = counting(size)
  return {
    source: 'own',
    classes: ['tea', 'coffee'],
    label: picture === 0 ? 1 : 0,
    picture,
    available: 259,
    trainExamples: 209,
    features: 12_288,
    scaling: 'unit',
    seen: counting(9),
    small,
    x: Float64Array.from(small.pixels, (byte) => byte / 255),
    courseLength: 12_288,
  }
}

async function openLesson(change: Partial<VectorReport> = {}): Promise<void> {
  const lab = openPage()
  asked = []
  const unroll = (request: VectorRequest) => {
    asked.push(request)
    return Promise.resolve(ok({ ...reportOf(request), ...change }))
  }
  Object.assign(window, { lab: { ...lab, calls: { ...lab.calls, 'lesson:unroll': unroll } } })
  lesson = mount(VectorsLesson) as VueWrapper
  await buttonOf(lesson, '12,288').trigger('click')
  await settled()
}

const reading = (): string => lesson.find('.reading [role=status]').text()
const marked = (): string[] => lesson.findAll('.frame.chosen').map((frame) => frame.attributes('y') ?? '')

beforeEach(() => window.localStorage.clear())
afterEach(() => lesson.unmount())

describe('the lesson of the vector', () => {
  it('answers its question, and names the classes that are open', async () => {
    await openLesson()
    expect(lesson.find('.answer').text()).toContain('As you predicted. The engine’s vector is 12,288 numbers')
    expect(lesson.text()).toContain('From your 259 pictures.')
    expect(lesson.text()).toContain('y is 1 for “tea” and 0 for “coffee”')
    expect(lesson.find('.settings .label').text()).toBe('y = 1: tea')
  })

  it('is stepped through by arrow keys and the space bar', async () => {
    await openLesson()
    const planes = lesson.find('.planes')
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', ' ', ' '])
      await planes.trigger('keydown', { key })
    // Row 2, column 1, blue of 4 × 4: (2 · 4 + 1) · 3 + 2 = 29. 29 / 255 = 0.1137
    expect(reading()).toBe('x[29] is blue of row 2, column 1: brightness 29, divided by 255 is 0.114.')
    expect(marked()).toEqual(['60'])
    expect(lesson.find('.column .chosen').text()).toBe('290.114')
  })

  it('is chosen by its place in x as well', async () => {
    await openLesson()
    const place = lesson.findAll('input[type=range]')[1]!
    await place.setValue('47')
    expect(reading()).toContain('x[47] is blue of row 3, column 3')
    await lesson.findAll('.cell')[5]!.trigger('pointerenter') // red of row 1, column 1
    expect((place.element as HTMLInputElement).value).toBe('15')
  })

  it('keeps the place when the picture gets larger', async () => {
    await openLesson()
    await lesson.findAll('input[type=range]')[1]!.setValue('47')
    await lesson.findAll('input[type=range]')[0]!.setValue('8')
    await eventually(() => expect(reading()).toContain('x[164] is blue of row 6, column 6')) // (6 · 8 + 6) · 3 + 2
    expect(lesson.findAll('.cell')).toHaveLength(192)
  })

  it('goes to other pictures, round from the first to the last', async () => {
    await openLesson()
    await buttonOf(lesson, 'Previous picture').trigger('click')
    await settled()
    expect(asked.at(-1)).toEqual({ picture: 258, size: 4 })
    expect(lesson.find('.settings .label').text()).toBe('y = 0: coffee')
    await buttonOf(lesson, 'Next picture').trigger('click')
    await settled()
    expect(asked.at(-1)).toEqual({ picture: 0, size: 4 })
  })

  it('shows the shapes of all of them, with the test pictures apart', async () => {
    await openLesson({ picture: 230 })
    await lesson.findAll('input[type=radio]')[1]!.setValue(true)
    expect(lesson.findAll('tbody tr').map((row) => row.findAll('td').at(-1)!.text())).toEqual([
      '209',
      '50',
      '9 · 9 · 3 = 12,288',
      '(12288, 1)',
      '(12288, 209)',
      '(1, 209)',
      '(209, 12288)',
    ])
    expect(lesson.text()).toContain('This picture is kept for testing')
  })

  it('says when the pictures are the sample’s, and when they are scaled otherwise', async () => {
    await openLesson({ source: 'sample', scaling: 'standard' })
    expect(lesson.text()).toContain('From the built-in sample')
    expect(lesson.text()).toContain('mean and standard deviation instead of 255')
  })
})

describe('places in x', () => {
  it('are the pixels’, one to one, for colour and grey', () => {
    for (const shape of [
      { size: 5, channels: 3 },
      { size: 4, channels: 1 },
    ] as const satisfies readonly PictureShape[]) {
      const all = Array.from({ length: shape.size ** 2 * shape.channels }, (_, k) => k)
      expect(all.map((k) => entryOf(placeOf(k, shape), shape))).toEqual(all)
    }
    expect(placeOf(7, { size: 2, channels: 3 })).toEqual({ row: 1, column: 0, channel: 1 })
  })

  it('end at the picture’s edges', () => {
    const shape = { size: 3, channels: 3 } as const
    expect(
      (['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown', ' '] as const).map((key) =>
        entryAfterKey(0, key, shape),
      ),
    ).toEqual([0, 0, 3, 9, 1])
    expect((['ArrowRight', 'ArrowDown', ' '] as const).map((key) => entryAfterKey(26, key, shape))).toEqual([
      26, 26, 24,
    ])
  })
})

it('numbers can be read on every brightness of every channel: contrast of 4.5 or more', () => {
  const linear = (value: number) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
  const weights = [0.2126, 0.7152, 0.0722]
  for (const channel of [0, 1, 2]) {
    for (let value = 0; value <= 255; value++) {
      const parts = channelColour(channel, 3, value).match(/\d+/g)!.map(Number)
      const luminance = parts.reduce((sum, part, i) => sum + weights[i]! * linear(part), 0)
      const letters = letterColour(channel, 3, value) === 'black' ? 0 : 1
      const contrast = (Math.max(luminance, letters) + 0.05) / (Math.min(luminance, letters) + 0.05)
      expect(contrast).toBeGreaterThan(4.5)
    }
  }
})
