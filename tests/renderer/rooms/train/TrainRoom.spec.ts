import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import TrainRoom from '../../../../src-renderer/rooms/train/TrainRoom.vue'
import { useDatasetStore } from '../../../../src-renderer/stores/dataset-store'
import { useNavigationStore } from '../../../../src-renderer/stores/navigation-store'
import { useNetworkStore } from '../../../../src-renderer/stores/network-store'
import { useRunStore } from '../../../../src-renderer/stores/run-store'
import type { FakeLab } from '../../../fakes/lab-bridge'
import { eventually, openPage, settled, TINY } from '../../stores/fake-page'

// happy-dom has no canvas.
vi.mock('../../../../src-renderer/charts/RunChart.vue', () => ({
  default: {
    name: 'RunChart',
    props: ['option', 'summary', 'table'],
    template: '<div class="chart">{{ summary }}</div>',
  },
}))
vi.mock('../../../../src-renderer/rooms/train/WeightPicture.vue', () => ({
  default: { props: ['weights', 'unit'], template: '<i class="weight" />' },
}))

let lab: FakeLab
let room: VueWrapper

beforeEach(() => {
  lab = openPage({ iterationsPerTick: 300, tickMs: 5 })
})
afterEach(() => room.unmount())

async function openRoom(): Promise<void> {
  await useDatasetStore().load()
  room = mount(TrainRoom) as VueWrapper
  await settled()
}

const button = (name: string): ReturnType<VueWrapper['find']> =>
  room.findAll('button').find((candidate) => candidate.text().startsWith(name))!
const text = (): string => room.text()

describe('TrainRoom', () => {
  it('without data says what to do, and its button is disabled with the reason', async () => {
    await openRoom()
    expect(button('Train').attributes('aria-disabled')).toBe('true')
    expect(button('Train').attributes('aria-description')).toContain(
      'There are no pictures to learn from yet.',
    )
    await button('Go to Data').trigger('click')
    expect(useNavigationStore().room).toBe('data')
    expect(lab.made.map(({ name }) => name)).not.toContain('run:start')
  })

  it('before the start shows the baseline and what Train will do', async () => {
    lab.datasets.place({})
    await openRoom()
    expect(text()).toContain('Ready: 1,500 iterations of 12288-16-1')
    expect(text()).toMatch(/always “(cat|non-cat)” on the test pictures: \d+/)
    expect(button('Train').attributes('aria-disabled')).toBe('false')
    expect(button('Step').attributes('aria-disabled')).toBe('true')
  })

  it('trains untouched to the end: progress, weights, findings', async () => {
    lab.datasets.place({ preprocessing: TINY })
    await openRoom()
    await button('Train').trigger('click')
    await eventually(() => expect(useRunStore().run?.progress.state).toBe('finished'))
    await settled()
    expect(text()).toContain('Iteration 1,500of 1,500')
    expect(text()).toContain('Training: finished.')
    expect(room.findAll('.weight')).toHaveLength(16)
    expect(text()).toContain('Training is far ahead of testing.')
    expect(button('Train again').attributes('aria-disabled')).toBe('false')
  })

  it('pauses, steps, resumes and stops', async () => {
    lab.datasets.place({ preprocessing: TINY })
    useNetworkStore().change({ iterations: 1_000_000 })
    await openRoom()
    await button('Train').trigger('click')
    await eventually(() => expect(useRunStore().run?.progress.state).toBe('training'))
    await settled()
    await button('Pause').trigger('click')
    await settled()
    const paused = useRunStore().run!.progress.iteration
    await button('Step').trigger('click')
    await settled()
    expect(useRunStore().run!.progress.iteration).toBe(paused + 1)
    await button('Resume').trigger('click')
    await eventually(() => expect(useRunStore().run!.progress.iteration).toBeGreaterThan(paused + 1))
    await button('Stop').trigger('click')
    await settled()
    expect(text()).toContain('Stopped at iteration')
  })

  it('shows why a start failed, where it was pressed', async () => {
    lab.datasets.place({ preprocessing: TINY })
    await openRoom()
    lab.failNext('run:start', 'too-much-memory', 'This would need 90 GB. Take smaller pictures.')
    await button('Train').trigger('click')
    await settled()
    expect(room.find('[role=alert]').text()).toContain('This would need 90 GB.')
  })

  it('names divergence, failure and older data', async () => {
    lab.datasets.place({ preprocessing: TINY })
    await openRoom()
    await button('Train').trigger('click')
    await eventually(() => expect(useRunStore().run?.progress.state).toBe('finished'))
    const run = useRunStore().run!
    lab.emit('run:changed', { ...run, progress: { ...run.progress, state: 'diverged' } })
    await settled()
    expect(text()).toContain('Training diverged at iteration 1,500.')
    lab.emit('run:changed', {
      ...run,
      progress: { ...run.progress, state: 'failed' },
      reason: 'Out of memory.',
    })
    await settled()
    expect(text()).toContain('Out of memory.')
    await useDatasetStore().renameClass(1, 'kitten')
    await settled()
    expect(text()).toContain('This run learned from older data.')
  })

  it('keeps a class name with markup in it as text', async () => {
    lab.datasets.place({ classes: ['<img src=x onerror=alert(1)>', 'b'], counts: [100, 20] })
    await openRoom()
    expect(text()).toContain('always “<img src=x onerror=alert(1)>”')
    expect(room.find('img').exists()).toBe(false)
  })
})
