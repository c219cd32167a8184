import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import DataRoom from '../../../../src-renderer/rooms/data/DataRoom.vue'
import { useDatasetStore } from '../../../../src-renderer/stores/dataset-store'
import type { FakeLab } from '../../../fakes/lab-bridge'
import { eventually, openPage, reloadPage } from '../../stores/fake-page'

let lab: FakeLab
let room: VueWrapper
beforeEach(() => {
  lab = openPage({ pictures: [20, 30] })
})
afterEach(() => room.unmount())

async function openRoom(): Promise<void> {
  const pinia = reloadPage()
  await useDatasetStore().load()
  room = mount(DataRoom, { global: { plugins: [pinia] }, attachTo: document.body }) as VueWrapper
  await flushPromises()
}
const button = (text: string): ReturnType<VueWrapper['get']> => {
  const found = room.findAll('button').find((candidate) => candidate.text().includes(text))
  if (!found) throw new Error(`no button "${text}"`)
  return found
}

/** happy-dom has no DataTransfer that holds files. */
async function drop(selector: string, names: readonly string[]): Promise<void> {
  const files = names.map((name) => new File(['x'], name))
  const event = new Event('drop', { bubbles: true, cancelable: true })
  Object.assign(event, { dataTransfer: { files, types: ['Files'] } })
  room.get(selector).element.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(true)
  await flushPromises()
}

describe('the empty room', () => {
  it('opens the sample with its one primary button', async () => {
    await openRoom()
    await button('Try a sample').trigger('click')
    await eventually(() =>
      expect(room.text()).toContain('Always saying “non-cat” would already be right for'),
    )
    expect(room.text()).toContain('50 pictures in two classes')
  })

  it('gives a typed name to what is dropped on that zone', async () => {
    await openRoom()
    await room.get('[data-zone=positive] .name-button').trigger('click')
    await room.get('[data-zone=positive] input').setValue('tiger')
    await room.get('[data-zone=positive] input').trigger('keydown', { key: 'Enter' })
    await drop('[data-zone=positive]', ['a.png'])
    await eventually(() => expect(useDatasetStore().dataset?.classes).toEqual(['tiger', 'non-cat']))
    expect(button('Next: Network').attributes('aria-disabled')).toBe('true')
    expect(button('Next: Network').attributes('aria-description')).toContain('Add pictures of non-cat first')
  })

  it('can name both zones the other way round', async () => {
    await openRoom()
    await room.get('[aria-label="Swap the two classes"]').trigger('click')
    await drop('[data-zone=positive]', ['a.png'])
    await eventually(() => expect(useDatasetStore().dataset?.classes).toEqual(['non-cat', 'cat']))
  })

  it('shows an error in place, as one sentence', async () => {
    await openRoom()
    await drop('.empty-room', ['loose.png'])
    await eventually(() => expect(room.get('[role=alert]').text()).toContain('which class they are'))
  })
})

describe('the full room', () => {
  it('shows hostile names as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>'
    lab.datasets.place({ classes: [hostile, 'b'], refused: [{ name: '<b>x</b>.png', code: 'empty' }] })
    await openRoom()
    expect(room.get('[data-zone=positive] .name-button').text()).toBe(hostile)
    expect(room.text()).toContain('<b>x</b>.png is empty')
    expect(room.find('img[src=x]').exists()).toBe(false)
    expect(room.find('b b, li b').exists()).toBe(false)
  })

  it('shows what the network sees of the picture chosen, with its numbers', async () => {
    lab.datasets.place({})
    await openRoom()
    await eventually(() => expect(room.get('.picture').attributes('src')).toBe('/seen/1-0?v=version-1'))
    expect(room.text()).toContain('64 × 64 × 3')
    expect(room.text()).toContain('12,288 numbers, each pixel ÷ 255')
    await room.get('[data-zone=positive] [role=listbox]').trigger('keydown', { key: 'ArrowRight' })
    await eventually(() => expect(room.get('.picture').attributes('src')).toBe('/seen/1-1?v=version-1'))
  })

  it('prepares the pictures again when a chip changes', async () => {
    lab.datasets.place({})
    await openRoom()
    await room.get('select[aria-label="Size in pixels"]').setValue('32')
    await eventually(() => expect(room.text()).toContain('3,072 numbers')) // 32 · 32 · 3
  })
})

it('leaves the keys that edit text to the field of a name, and takes those that open', async () => {
  lab.datasets.place({})
  await openRoom()
  await useDatasetStore().renameClass(1, 'lion')
  await room.get('[data-zone=positive] .name-button').trigger('click')
  const field = room.get('[data-zone=positive] input').element
  const press = (key: string): KeyboardEvent => {
    const event = new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true })
    field.dispatchEvent(event)
    return event
  }
  expect([press('z').defaultPrevented, press('o').defaultPrevented]).toEqual([false, true])
  expect(useDatasetStore().dataset?.classes[0]).toBe('lion')
})

describe('pictures that are there more than once', () => {
  const cells = (zone: string): readonly string[] =>
    room.findAll(`[data-zone=${zone}] [role=option]`).map((cell) => cell.attributes('aria-label') ?? '')

  it('are shown alone with the number of their equals, and their copies removed; all are there again after undo', async () => {
    lab.datasets.place({ copies: 3 })
    await openRoom()
    expect(room.text()).toContain('4 pictures are copies of others.')
    expect(room.text()).toContain('1 test picture is also trained on')
    await button('Show them').trigger('click')
    await eventually(() =>
      // As many as are in sight where nothing has a size.
      expect(cells('positive')).toEqual(['000.png, picture 1', '001.png, picture 1', '002.png, picture 2']),
    )
    expect(cells('negative')).toEqual(['000.png, picture 1'])
    await button('Remove 3 copies').trigger('click')
    await eventually(() => expect(cells('positive')).toEqual(['000.png, picture 1']))
    expect(room.text()).toContain('1 picture is in both classes')
    expect(room.findAll('button').filter((each) => each.text().startsWith('Remove'))).toHaveLength(1) // the picture
    await eventually(() => expect(useDatasetStore().isChanging).toBe(false))
    await useDatasetStore().undo()
    await eventually(() => expect(cells('positive')[2]).toBe('002.png, picture 2'))
    await button('Show all pictures').trigger('click')
    await eventually(() => expect(cells('positive')).toEqual(['000.png', '001.png', '002.png']))
  })

  it('nothing is said where there are none', async () => {
    lab.datasets.place({})
    await openRoom()
    expect(room.text()).not.toContain('copies')
  })
})
