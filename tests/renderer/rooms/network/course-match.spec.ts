import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { courseLessons } from '../../../../shared/domain/course-lessons'
import { courseMatch } from '../../../../src-renderer/rooms/network/course-match'
import CourseCard from '../../../../src-renderer/rooms/network/CourseCard.vue'
import { presetOf } from '../../../../src-renderer/rooms/network/presets'
import { useDatasetStore } from '../../../../src-renderer/stores/dataset-store'
import { useNetworkStore } from '../../../../src-renderer/stores/network-store'
import { useRunListStore } from '../../../../src-renderer/stores/run-list-store'
import { useRunStore } from '../../../../src-renderer/stores/run-store'
import { eventually, openPage, settled } from '../../stores/fake-page'

const deep = courseLessons.deep

describe('courseMatch', () => {
  const exact = deep.costs.map(({ iteration, cost }) => ({ iteration, cost: Number(cost) }))

  it('counts the rows that agree as far as published runs agree with each other', () => {
    expect(courseMatch(deep, exact)).toMatchObject({ measured: 11, good: 11, alike: 6 })
    const off = exact.map((row) => (row.iteration === 300 ? { ...row, cost: row.cost + 4e-6 } : row))
    expect(courseMatch(deep, off)).toMatchObject({ measured: 11, good: 10, alike: 5 })
  })

  it('knows what has not been measured yet', () => {
    const { rows, measured } = courseMatch(deep, exact.slice(0, 2))
    expect(measured).toBe(2)
    expect(rows[2]).toMatchObject({ iteration: 200, ours: null, alike: 0 })
  })
})

describe('the card', () => {
  let card: VueWrapper
  beforeEach(async () => {
    const lab = openPage({ iterationsPerTick: 5000 })
    // 209 to train, 72 of them cats, and 50 to test: the course's counts.
    lab.datasets.place({})
    await useDatasetStore().load()
    await useRunListStore().load()
    card = mount(CourseCard) as VueWrapper
    await settled()
  })
  afterEach(() => card.unmount())

  it('shows the costs of a run with the lesson’s settings, and only of such a run', async () => {
    await useRunStore().start()
    await eventually(() => expect(useRunListStore().runs[0]?.progress.state).toBe('finished'))
    expect(card.text()).toContain('Take these settings and train')
    useNetworkStore().change(presetOf('logistic'))
    await useRunStore().start()
    await eventually(() => expect(card.text()).toMatch(/\d+ of 20 costs agree/))
    expect(card.findAll('tbody tr')[0]?.findAll('td')[1]?.text()).not.toBe('–')
  })

  it('trains the planar lesson without pictures', async () => {
    await card.findAll('input[type=radio]')[3]?.setValue(true)
    await card.find('button').trigger('click')
    await eventually(() => expect(card.text()).toContain('All 8 costs agree to at least 6 decimals.'))
  })
})
