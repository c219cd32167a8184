// The pages of the lessons on backpropagation and initialisation, on the engine's own numbers.
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DEFAULT_HYPERPARAMETERS } from '../../../../shared/domain/hyperparameters'
import { ok } from '../../../../shared/ipc/result'
import BackpropagationLesson from '../../../../src-renderer/rooms/learn/backpropagation/BackpropagationLesson.vue'
import { verdictOf, wrongLayers } from '../../../../src-renderer/rooms/learn/backpropagation/check-verdict'
import InitializationLesson from '../../../../src-renderer/rooms/learn/initialization/InitializationLesson.vue'
import { useDatasetStore } from '../../../../src-renderer/stores/dataset-store'
import { eventually, openPage } from '../../stores/fake-page'
import { buttonOf } from './lesson-page'

let lesson: VueWrapper

beforeEach(() => {
  window.localStorage.clear()
  openPage()
})
afterEach(() => lesson.unmount())

it('backpropagation: the mistake spoils its layer and the one before; each switch shows which', async () => {
  lesson = mount(BackpropagationLesson) as VueWrapper
  await buttonOf(lesson, 'Layers 2 and 3').trigger('click')
  await eventually(() =>
    expect(lesson.find('.answer').text()).toContain('layer 1, 2 wrong and layer 3 right'),
  )
  await eventually(() => expect(lesson.findAll('.check .right')).toHaveLength(6))
  await lesson.findAll('input[type=radio]')[3]!.setValue(true) // the transpose
  await eventually(() => expect(lesson.findAll('.check .wrong')).toHaveLength(2))
  expect(lesson.find('.check tbody tr').text()).toContain('wrong')
  // Without pictures: the course's network on its flower.
  const rows = lesson.findAll('.equations tbody tr').map((row) => row.text())
  expect(rows).toHaveLength(6)
  expect(rows[4]).toContain('(4, 2) = (4, 400) · (400, 2)')
  expect(lesson.find('.choices').text()).toContain('No pictures are open')
})

it('backpropagation: filled in from the run there is, or from the network as it starts', async () => {
  const lab = openPage()
  const dataset = lab.datasets.place({})
  const hidden = [{ units: 16, activation: 'relu' }] as const
  await lab.calls['run:start']({ datasetId: dataset.id, hidden, hyperparameters: DEFAULT_HYPERPARAMETERS })
  await useDatasetStore().load()
  lesson = mount(BackpropagationLesson) as VueWrapper
  await eventually(() => expect(lesson.find('.choices').text()).toContain('after 100 updates'))
  await eventually(() => expect(lesson.find('.choices input').exists()).toBe(true))
  await lesson.find('.choices input').setValue(true)
  await eventually(() => expect(lesson.find('.choices').text()).toContain('before its first update'))
  const asked = lab.made.filter(({ name }) => name === 'lesson:walk-network').at(-1)?.request
  expect(asked).toMatchObject({ network: { kind: 'designed', hidden }, picture: null })
})

it('verdicts keep the course’s limits, and between them is neither', () => {
  expect([1e-8, 1e-5, 1e-2].map(verdictOf)).toEqual(['right', 'unclear', 'wrong'])
  const layer = (number: number, W: number, b: number) => ({ layer: number, shape: [1, 1] as const, W, b })
  expect(wrongLayers([layer(1, 0.5, 0), layer(2, 0, 0), layer(3, 0, 0.5)])).toEqual([1, 3])
})

it('initialisation: one unit four times, beside the others', async () => {
  const { calls } = window.lab
  // Each start is 2,000 iterations: tests/main/workers/lessons/initialization.spec.ts has them. Here, their shape.
  const trainFrom: (typeof calls)['lesson:train-from'] = ({ start }) => {
    const isZero = start === 'zeros'
    const costs = [
      [0, 0.693],
      [2000, isZero ? 0.693 : 0.25],
    ] as const
    const units = start === 'logistic' ? null : isZero ? 1 : 4
    return Promise.resolve(
      ok({
        start,
        costs,
        accuracy: isZero ? 0.5 : 0.9,
        differentUnits: units,
        meanSlope: units && 1,
        firstLayer: null,
        pictures: null,
      }),
    )
  }
  const trainPicturesFrom: (typeof calls)['lesson:train-pictures-from'] = async ({ start }) => {
    const report = await trainFrom({ start, data: 'flower' })
    if (!report.ok) return report
    const units = start === 'logistic' ? 1 : 4
    const firstLayer = {
      iteration: 1,
      units,
      size: 2,
      channels: 1,
      pixels: new Uint8Array(4 * units),
    } as const
    return ok({ ...report.value, firstLayer, pictures: { source: 'sample', count: 200 } })
  }
  const planned = { 'lesson:train-from': trainFrom, 'lesson:train-pictures-from': trainPicturesFrom }
  Object.assign(window, { lab: { ...window.lab, calls: { ...calls, ...planned } } })
  lesson = mount(InitializationLesson) as VueWrapper
  await buttonOf(lesson, '1: all four').trigger('click')
  await eventually(() => expect(lesson.findAll('.start')).toHaveLength(4))
  expect(lesson.find('.answer').text()).toContain(
    'As you predicted. 1: four copies of one unit. The cost stays at 0.693',
  )
  expect(lesson.findAll('.start')[0]!.text()).toContain('1 of 4')
  expect(lesson.findAll('.start')[3]!.text()).not.toContain('Different units')
  expect(lesson.findAll('.layer')).toHaveLength(0)
  await lesson.findAll('header input[type=radio]')[2]!.setValue(true) // pictures
  await eventually(() => expect(lesson.findAll('.layer')).toHaveLength(4))
  expect(lesson.findAll('.layer').map((layer) => layer.findAll('canvas').length)).toEqual([4, 4, 4, 1])
  expect(lesson.text()).toContain('On 200 pictures of the built-in sample')
})
