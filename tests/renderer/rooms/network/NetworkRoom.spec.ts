import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import NetworkRoom from '../../../../src-renderer/rooms/network/NetworkRoom.vue'
import { useDatasetStore } from '../../../../src-renderer/stores/dataset-store'
import { useNavigationStore } from '../../../../src-renderer/stores/navigation-store'
import { DEFAULT_DESIGN } from '../../../../src-renderer/stores/network-design'
import { useNetworkStore } from '../../../../src-renderer/stores/network-store'
import { useRunStore } from '../../../../src-renderer/stores/run-store'
import { useToastStore } from '../../../../src-renderer/stores/toast-store'
import { eventually, openPage, settled } from '../../stores/fake-page'

let room: VueWrapper

beforeEach(async () => {
  openPage({ iterationsPerTick: 5000 }).datasets.place({})
  await useDatasetStore().load()
  room = mount(NetworkRoom) as VueWrapper
  await settled()
})
afterEach(() => room.unmount())

const button = (name: string): ReturnType<VueWrapper['find']> =>
  room
    .findAll('button')
    .find((candidate) => (candidate.attributes('aria-label') ?? candidate.text()).startsWith(name))!
const ledger = (): string[] =>
  room
    .findAll('.ledger tbody tr')
    .map((row) => row.text())
    .filter((text) => /^[Wb]\[/.test(text))

describe('NetworkRoom', () => {
  it('shows every shape and what they add up to', () => {
    expect(ledger().map((row) => row.replaceAll(/\s+/g, ' '))).toEqual([
      'W[1](n[1], n[0])(16, 12288)786 kB',
      'b[1](n[1], 1)(16, 1)64 B',
      'W[2](n[2], n[1])(1, 16)64 B',
      'b[2](n[2], 1)(1, 1)4 B',
    ])
    expect(room.find('.totals').text()).toContain('196,641')
  })

  it('takes a preset of the course and gives the old network back', async () => {
    await button('20-7-5').trigger('click')
    expect(useNetworkStore().name).toBe('12288-20-7-5-1')
    expect(useNetworkStore().hyperparameters).toMatchObject({
      initialization: 'scaled',
      learningRate: 0.0075,
      iterations: 2500,
      seed: 1,
      precision: 'float64',
    })
    expect(ledger()).toHaveLength(8)
    const [toast] = useToastStore().shown
    useToastStore().act(toast!.id)
    expect(useNetworkStore().design).toEqual(DEFAULT_DESIGN)
  })

  it('says that no hidden layer is logistic regression', async () => {
    await button('Remove layer 1').trigger('click')
    expect(room.text()).toContain('This is logistic regression.')
    expect(ledger()).toHaveLength(2)
    expect(room.find('.totals').text()).toContain('12,289')
  })

  it('adds a layer, and edits units and activation in place', async () => {
    await button('Add layer').trigger('click')
    const units = room.findAll('[role=spinbutton]')[1]!
    await units.setValue('300')
    await button('Activation of layer 2').trigger('click')
    const list = room.find('[role=listbox]')
    await list.trigger('keydown', { key: 'ArrowDown' })
    await list.trigger('keydown', { key: 'Enter' })
    expect(room.find('[role=listbox]').exists()).toBe(false)
    expect(useNetworkStore().design.hidden[1]).toEqual({ units: 300, activation: 'tanh' })
  })

  it('moves and widens layers by keyboard, and takes it back with Ctrl+Z', async () => {
    await button('Add layer').trigger('click')
    await button('Layer 1 of 2').trigger('keydown', { key: 'ArrowRight' })
    expect(useNetworkStore().design.hidden.map(({ units }) => units)).toEqual([8, 16])
    await room.find('[role=slider]').trigger('keydown', { key: 'PageUp' })
    expect(useNetworkStore().design.hidden[0]?.units).toBe(16)
    for (let step = 0; step < 3; step++) {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }))
    }
    expect(useNetworkStore().design).toEqual(DEFAULT_DESIGN)
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Z', ctrlKey: true, shiftKey: true }))
    expect(useNetworkStore().design.hidden).toHaveLength(2)
  })

  it('leaves an activation as it was after Escape', async () => {
    await button('Activation of layer 1').trigger('click')
    await room.find('[role=listbox]').trigger('keydown', { key: 'End' })
    await room.find('[role=listbox]').trigger('keydown', { key: 'Escape' })
    expect(useNetworkStore().design).toEqual(DEFAULT_DESIGN)
  })

  it('does not go on to Train with a combination that cannot be trained, and says why', async () => {
    useNetworkStore().change({ hidden: [], keepProbability: 0.5 })
    await settled()
    expect(button('Next: Train').attributes('aria-disabled')).toBe('true')
    expect(button('Next: Train').attributes('title')).toContain('Dropout needs a hidden layer')
    await button('Next: Train').trigger('click')
    expect(useNavigationStore().room).toBe('data')
  })

  it('keeps the last legal value of a field and says the range', async () => {
    const units = room.findAll('[role=spinbutton]')[0]!
    await units.setValue('5000')
    expect(useNetworkStore().design.hidden[0]?.units).toBe(16)
    expect(room.text()).toContain('A whole number between 1 and 4,096.')
  })

  it('draws a new start, and goes back to the start of the last run', async () => {
    expect(button('Same start').attributes('aria-disabled')).toBe('true')
    await useRunStore().start()
    await eventually(() => expect(button('Same start').attributes('title')).toContain('already'))
    await button('New start').trigger('click')
    expect(useNetworkStore().design.seed).not.toBe(1)
    await button('Same start').trigger('click')
    expect(useNetworkStore().design.seed).toBe(1)
  })

  it('every control has a name', () => {
    for (const control of room.findAll('input, select')) {
      const id = control.attributes('id')
      const around = control.element.closest('label')?.textContent
      const label = around ?? control.attributes('aria-label') ?? room.find(`label[for="${id}"]`).text()
      expect(label).not.toBe('')
    }
  })

  it('goes on to Train', async () => {
    await button('Next: Train').trigger('click')
    expect(useNavigationStore().room).toBe('train')
  })
})
