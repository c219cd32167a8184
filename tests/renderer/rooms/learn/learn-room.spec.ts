import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LESSON_IDS } from '../../../../shared/domain/lesson'
import { formatInColumn, formatMeasured } from '../../../../shared/messages/learn/number'
import LearnRoom from '../../../../src-renderer/rooms/learn/LearnRoom.vue'
import { nearestChoice } from '../../../../src-renderer/rooms/learn/nearest-choice'
import { useLessonStore } from '../../../../src-renderer/stores/lesson-store'
import { useNavigationStore } from '../../../../src-renderer/stores/navigation-store'
import { eventually, openPage, reloadPage, settled } from '../../stores/fake-page'

let room: VueWrapper

beforeEach(async () => {
  window.localStorage.clear()
  openPage()
  room = mount(LearnRoom) as VueWrapper
  await settled()
})
afterEach(() => room.unmount())

it('lists every lesson, and opens the one that is chosen', async () => {
  const links = room.findAll('a')
  expect(links.map((link) => link.attributes('href'))).toEqual(LESSON_IDS.map((id) => `#/learn/${id}`))
  await links[0]!.trigger('click')
  expect(useNavigationStore().lesson).toBe(LESSON_IDS[0])
  await eventually(() => expect(room.text()).toContain('Predict first'))
})

it('remembers over a reload what was predicted and measured, and only believes what it can read', async () => {
  const lessons = useLessonStore()
  lessons.predict('graph', '0.003')
  expect(lessons.measuredCount).toBe(0)
  lessons.measured('graph', '0.006')
  await settled()
  expect(room.text()).toContain('Measured, and a surprise')
  reloadPage()
  expect(useLessonStore().predictions).toEqual({ graph: { choice: '0.003', measured: '0.006' } })
  for (const wrong of ['{', '{"graph": 7}', '[]', '{"no-lesson": {"choice": "a", "measured": null}}']) {
    window.localStorage.setItem('descent-lessons', wrong)
    reloadPage()
    expect(useLessonStore().predictions).toEqual({})
  }
})

it('measures nothing that was not predicted, and forgets on request', () => {
  const lessons = useLessonStore()
  lessons.measured('graph', '0.006')
  expect(lessons.predictions).toEqual({})
  lessons.predict('graph', '0.006')
  lessons.measured('graph', '0.006')
  expect(lessons.measuredCount).toBe(1)
  lessons.forget('graph')
  expect([lessons.predictions, lessons.measuredCount]).toEqual([{}, 0])
})

it('takes the choice nearest to what was measured', () => {
  const choices = ['0.001', '0.003', '0.009'].map((value) => ({ value, label: value }))
  expect([0, 0.0021, 0.006001, 5].map((number) => nearestChoice(choices, number))).toEqual([
    '0.001',
    '0.003',
    '0.009',
    '0.009',
  ])
})

it('writes numbers without dust and with a true minus', () => {
  expect([33.006, -0.25, 0, 1.2e-5, -3e-7, NaN].map((value) => formatInColumn(value))).toEqual([
    '33.0060',
    '−0.2500',
    '0',
    '1.2e−5',
    '−3.0e−7',
    '–',
  ])
  expect([33.006000000000004, -0.25, 0, 1.2e-9, -3e-7, NaN].map((value) => formatMeasured(value))).toEqual([
    '33.006',
    '−0.25',
    '0',
    '1.2e−9',
    '−3.0e−7',
    '–',
  ])
})
