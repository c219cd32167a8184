import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import RunsRoom from '../../../../src-renderer/rooms/runs/RunsRoom.vue'
import { useDatasetStore } from '../../../../src-renderer/stores/dataset-store'
import { useNavigationStore } from '../../../../src-renderer/stores/navigation-store'
import { useNetworkStore } from '../../../../src-renderer/stores/network-store'
import { useRunListStore } from '../../../../src-renderer/stores/run-list-store'
import { useRunStore } from '../../../../src-renderer/stores/run-store'
import { useToastStore } from '../../../../src-renderer/stores/toast-store'
import type { FakeLab } from '../../../fakes/lab-bridge'
import { eventually, openPage, settled, TINY } from '../../stores/fake-page'

let room: VueWrapper
let lab: FakeLab

beforeEach(async () => {
  lab = openPage({ iterationsPerTick: 5000 })
  lab.datasets.place({ preprocessing: TINY })
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
    await room.find('button.primary').trigger('click')
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

describe('runs of earlier sessions', () => {
  /** A run that was cut off at iteration 420, on the data that are open or on others. */
  async function cutOff(isDataOpen: boolean): Promise<void> {
    await trained()
    const run = useRunStore().run!
    lab.runs.place({
      ...run,
      id: 'cut-off',
      startedAt: '2030-01-02T12:00:00.000Z',
      dataset: { ...run.dataset, fingerprint: isDataOpen ? run.dataset.fingerprint : 'another' },
      progress: { ...run.progress, state: 'stopped', iteration: 420 },
      kept: { sizeBytes: 2_400_000, resumableAt: 420, problem: null, isElsewhere: false },
    })
    await openRoom()
    await useRunStore().show(useRunListStore().latest!)
    await settled()
  }
  const button = (name: string) => room.findAll('button').find((one) => one.text().includes(name))!

  it('go on where they were, in Train', async () => {
    await cutOff(true)
    expect(room.find('tbody tr').text()).toContain('420 of 1,500')
    expect(room.text()).toMatch(/On disk2.4\u202fMB/)
    await button('Go on from iteration 420').trigger('click')
    await eventually(() => expect(useNavigationStore().room).toBe('train'))
    await eventually(() => expect(useRunStore().run?.progress).toMatchObject({ state: 'finished' }))
    expect(useRunStore().run?.id).toBe('cut-off')
  })

  it('say which pictures they need, and wait for them', async () => {
    await cutOff(false)
    expect(button('Go on from iteration 420').attributes('aria-disabled')).toBe('true')
    expect(room.text()).toMatch(
      /Trained on \d+ pictures of “cat” and “non-cat”, tested on \d+, which are not open/,
    )
  })

  it('from a folder of their own say so, cannot go on, and go off the list without being deleted', async () => {
    await cutOff(true)
    await button('Open a run folder…').trigger('click')
    await eventually(() => expect(room.text()).toContain('Opened from a folder of its own'))
    expect(room.findAll('.badge').map((badge) => badge.text())).toContain('opened')
    expect(button('Go on from')).toBeUndefined()
    const named = (name: string) => room.find(`button[aria-label="${name}"]`)
    expect(named('Delete run').exists()).toBe(false)
    const shown = vi.spyOn(lab.calls, 'run:show-kept')
    await named('Show in folder').trigger('click')
    expect(shown).toHaveBeenCalledWith({ runId: 'elsewhere-1' })
    await named('Take off the list; its folder stays').trigger('click')
    await eventually(() => expect(room.text()).not.toContain('Opened from a folder of its own'))
    expect(useToastStore().shown.at(-1)?.text).toMatch(/its folder stays/)
  })

  it('are deleted with a way back', async () => {
    await cutOff(true)
    await room.find('[aria-label="Delete run"]').trigger('click')
    await eventually(() => expect(useRunListStore().runs).toHaveLength(1))
    await eventually(() => expect(useRunStore().run?.id).not.toBe('cut-off'))
    useToastStore().act(useToastStore().shown.at(-1)!.id)
    await eventually(() => expect(useRunStore().run?.id).toBe('cut-off'))
    expect(useRunListStore().runs).toHaveLength(2)
  })

  it('that cannot be read have one sentence each, and go when they are deleted', async () => {
    lab.runs.placeDamaged({ id: 'broken', problem: 'The run in folder broken cannot be read.' })
    await openRoom()
    expect(room.find('[aria-label="Runs that cannot be read"]').text()).toBe(
      'The run in folder broken cannot be read.',
    )
    await room.find('[aria-label="Delete the run in broken"]').trigger('click')
    await eventually(() => expect(room.text()).not.toContain('broken'))
    expect(lab.made.at(-1)).toEqual({ name: 'run:delete', request: { runId: 'broken' } })
  })
})
