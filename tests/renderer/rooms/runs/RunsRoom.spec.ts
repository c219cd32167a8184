import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import RunsRoom from '../../../../src-renderer/rooms/runs/RunsRoom.vue'
import { useDatasetStore } from '../../../../src-renderer/stores/dataset-store'
import { useNavigationStore } from '../../../../src-renderer/stores/navigation-store'
import { useNetworkStore } from '../../../../src-renderer/stores/network-store'
import { useRunListStore } from '../../../../src-renderer/stores/run-list-store'
import { useRunStore } from '../../../../src-renderer/stores/run-store'
import { eventually, openPage, settled, TINY } from '../../stores/fake-page'

let room: VueWrapper

beforeEach(async () => {
  openPage({ iterationsPerTick: 5000 }).datasets.place({ preprocessing: TINY })
  await useDatasetStore().load()
})
afterEach(() => room.unmount())

async function openRoom(): Promise<void> {
  await useRunListStore().load()
  room = mount(RunsRoom) as VueWrapper
  await settled()
}

async function twoRuns(): Promise<void> {
  useRunListStore()
  await trained()
  useNetworkStore().change({ hidden: [], seed: 3 })
  await trained()
}

async function trained(): Promise<void> {
  await useRunStore().start()
  await eventually(() => expect(useRunStore().run?.progress.state).toBe('finished'))
}

describe('RunsRoom', () => {
  it('is empty at first and leads to Train', async () => {
    await openRoom()
    expect(room.text()).toContain('No runs yet')
    await room.find('button').trigger('click')
    expect(useNavigationStore().room).toBe('train')
  })

  it('lists runs newest first with network, settings, iterations and scores', async () => {
    await twoRuns()
    await openRoom()
    const [newest, oldest] = room.findAll('tbody tr').map((row) => row.text())
    expect(newest).toContain('64-1')
    expect(newest).toContain('α 0.003, scaled random, seed 3')
    expect(oldest).toContain('64-16-1')
    expect(oldest).toContain('1,500')
    expect(oldest).toContain('Finished')
    expect(oldest).toMatch(/98\u202f%.*82\u202f%/)
  })

  it('shows another run everywhere when its name is pressed', async () => {
    await twoRuns()
    await openRoom()
    const [newest, oldest] = room.findAll('tbody button')
    expect(newest!.attributes('aria-current')).toBe('true')
    await oldest!.trigger('click')
    await settled()
    expect(useRunStore().run?.architecture.hidden).toHaveLength(1)
    expect(useRunStore().series.latest).not.toBeNull()
    expect(room.findAll('tbody button')[1]!.attributes('aria-current')).toBe('true')
    expect(room.find('dl').text()).toContain('1,057')
  })

  it('marks runs that learned from other data', async () => {
    await twoRuns()
    await useDatasetStore().renameClass(1, 'kitten')
    await openRoom()
    expect(room.findAll('.whole tbody tr').every((row) => row.text().includes('older data'))).toBe(true)
  })

  it('compares the shown run with another on the same pictures, and with none when there is one only', async () => {
    useRunListStore()
    await trained()
    await openRoom()
    expect(room.text()).toContain('Train a second network')
    room.unmount()
    await trained()
    await openRoom()
    const card = room.find('.compare')
    const counts = card.findAll('td').map((cell) => Number(cell.text()))
    // 50 test pictures in four kinds.
    expect(counts).toHaveLength(4)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(50)
    expect(card.text()).toMatch(/is ahead, which is not yet proof|As many right answers/)
  })
})
