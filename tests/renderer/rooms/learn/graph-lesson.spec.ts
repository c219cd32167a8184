import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import GraphLesson from '../../../../src-renderer/rooms/learn/graph/GraphLesson.vue'
import { graphLayout } from '../../../../src-renderer/rooms/learn/graph/graph-layout'
import { runGraph } from '../../../../src-main/workers/lessons/graph'
import { openPage, settled } from '../../stores/fake-page'
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
