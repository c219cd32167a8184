import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import GraphLesson from '../../../../src-renderer/rooms/learn/graph/GraphLesson.vue'
import { graphLayout } from '../../../../src-renderer/rooms/learn/graph/graph-layout'
import { runGraph } from '../../../../src-main/workers/lessons/graph'
import { useDatasetStore } from '../../../../src-renderer/stores/dataset-store'
import { eventually, openPage, settled } from '../../stores/fake-page'
import { buttonOf } from './lesson-page'

let lesson: VueWrapper

beforeEach(async () => {
  window.localStorage.clear()
  openPage()
  lesson = mount(GraphLesson) as VueWrapper
  await settled()
})
afterEach(() => lesson.unmount())

const press = (name: string): Promise<void> => buttonOf(lesson, name).trigger('click')
/** "u 6 3" and so on: what the table says of each node. */
const told = (): string[] =>
  lesson.findAll('tbody tr').map((row) =>
    row
      .findAll('th, td')
      .map((cell) => cell.text())
      .join('|'),
  )

describe('the lesson of the computation graph', () => {
  it('is locked until something was predicted, then measures: 33.006 − 33 = 0.006', async () => {
    expect(lesson.find('.playground').attributes('inert')).toBeDefined()
    expect(lesson.text()).not.toContain('33.006')
    await press('0.003')
    expect(lesson.find('.playground').attributes('inert')).toBeUndefined()
    expect(lesson.find('.answer').text()).toContain('Not as you predicted.')
    expect(lesson.find('.answer').text()).toContain('33.006: a rise of 0.006')
    await press('Predict again')
    await press('0.006')
    expect(lesson.find('.answer').text()).toContain('As you predicted.')
  })

  it('shows values forward, then derivatives backward, by button and by arrow key', async () => {
    await press('0.006')
    expect(told()).toContain('u|bc|not yet|not yet')
    await press('Step forward')
    expect(told()).toContain('u|bc|6|not yet')
    for (let i = 0; i < 4; i++) await lesson.find('.drawing').trigger('keydown', { key: 'ArrowRight' })
    expect(told()).toContain('v|a + u|11|3')
    expect(told()).toContain('u|bc|6|not yet')
    await press('To the end')
    expect(told()).toEqual([
      'a||5|3',
      'b||3|6',
      'c||2|9',
      'u|bc|6|3',
      'v|a + u|11|3',
      '3||3|none',
      'J|3v|33|1',
    ])
    await lesson.find('.drawing').trigger('keydown', { key: 'ArrowLeft' })
    expect(told()).toContain('a||5|not yet')
  })

  it('says which numbers an edit changed', async () => {
    await press('0.006')
    await press('To the end')
    await lesson.find('[role=spinbutton]').setValue('7')
    await settled()
    expect(lesson.find('.sentence').text()).toBe('Changed by your edit: a, v, J.')
    await lesson.findAll('[role=spinbutton]')[1]!.setValue('4')
    await settled()
    expect(lesson.find('.sentence').text()).toBe('Changed by your edit: b, c, u, v, J.') // dJ/dc = 3b
  })

  it('has logistic regression too', async () => {
    await press('0.006')
    await lesson.findAll('.controls input, header input')[1]!.setValue(true)
    await settled()
    await press('To the end')
    expect(told()).toContain('z|w₁x₁ + w₂x₂ + b|−0.75|−0.6792') // σ(−0.75) − 1
  })
})

describe('one’s own network', () => {
  const sentence = (): string => lesson.find('.walk [role=status]').text()
  const captions = (): string[] => lesson.findAll('.matrix caption').map((caption) => caption.text())

  beforeEach(async () => {
    await press('0.006')
    await lesson.findAll('.controls input, header input')[2]!.setValue(true)
    await eventually(() => expect(lesson.find('.walk').exists()).toBe(true))
  })

  it('without pictures is the course’s, and says so', () => {
    expect(lesson.find('.choices').text()).toContain(
      'the course’s network 2-4-1 on its flower: all 400 points',
    )
    expect(captions()).toEqual(['X, shape (2, 400)', 'Y, shape (1, 400)'])
  })

  it('is walked layer by layer with the arrow keys, forward, to the cost, and back', async () => {
    const key = (name: string) => lesson.find('.walk').trigger('keydown', { key: name })
    await key('ArrowRight')
    expect(captions()).toEqual([
      'W[1], shape (4, 2)',
      'b[1], shape (4, 1)',
      'Z[1], shape (4, 400)',
      'A[1], shape (4, 400)',
    ])
    expect(lesson.find('.equations').text()).toContain('(4, 400) = (4, 2) · (2, 400) + (4, 1)')
    for (let i = 0; i < 3; i++) await key('ArrowRight')
    expect(sentence()).toContain('Backward through layer 2')
    expect(captions()).toEqual(['dZ[2], shape (1, 400)', 'dW[2], shape (1, 4)', 'db[2], shape (1, 1)'])
    await key('ArrowLeft')
    expect(sentence()).toMatch(/J = 0\.\d{6}/)
    await press('To the end')
    expect(captions()).toEqual(['dZ[1], shape (4, 400)', 'dW[1], shape (4, 2)', 'db[1], shape (4, 1)'])
    expect(lesson.find('.equations').text()).toContain('(4, 400) = (4, 1) · (1, 400) ∘ (4, 400)')
    expect(lesson.find('[aria-current=step]').text()).toContain('Backward, layer 1')
  })

  it('with one example shows what the graph says of it too', async () => {
    await lesson.findAll('.choices input[type=radio]')[1]!.setValue(true)
    await eventually(() => expect(lesson.find('.choices').text()).toContain('point 1 of 400'))
    expect(lesson.find('.walk').text()).toContain('computation graph')
    expect(captions()[0]).toBe('X, shape (2, 1)')
  })
})

it('the network of the Network room is walked where pictures are open', async () => {
  lesson.unmount()
  const lab = openPage()
  lab.datasets.place({})
  await useDatasetStore().load()
  lesson = mount(GraphLesson) as VueWrapper
  await settled()
  await press('0.006')
  await lesson.findAll('.controls input, header input')[2]!.setValue(true)
  // The fake lab's pictures have 24 × 24 × 3 numbers; the design begins with 16 units.
  await eventually(() =>
    expect(lesson.find('.choices').text()).toContain('Your network 1728-16-1 before its first update'),
  )
  expect(lesson.find('.choices img').exists()).toBe(false) // all pictures
  await lesson.findAll('.choices input[type=radio]').at(-1)!.setValue(true)
  await eventually(() => expect(lesson.find('.choices img').exists()).toBe(true))
  const fingerprint = useDatasetStore().dataset?.fingerprint ?? ''
  expect(lesson.get('.choices img').attributes()).toMatchObject({
    src: `/seen/1-0?v=${encodeURIComponent(fingerprint)}`,
    alt: 'The picture that is walked with: one.png',
  })
})

describe('the layout', () => {
  it('has every operand left of what is made of it, and no two nodes in one place', () => {
    const { nodes } = runGraph({ graph: 'logistic', x1: 1, x2: 1, w1: 1, w2: 1, b: 1, y: 0 })
    const { places, edges, width, height } = graphLayout(nodes)
    expect(edges).toHaveLength(10) // 2 + 2 into the products, 3 into z, 1 into a, 2 into L
    for (const { from, to } of edges) expect(places[from]!.x).toBeLessThan(places[to]!.x)
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length)
    expect(places.every(({ x, y }) => x > 0 && x < width && y > 0 && y < height)).toBe(true)
  })
})
