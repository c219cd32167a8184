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
  room
    .findAll('button')
    .find((candidate) => (candidate.attributes('aria-label') ?? candidate.text()).startsWith(name))!
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

  it('changes the learning rate of a run under way, once the number is finished', async () => {
    lab.datasets.place({ preprocessing: TINY })
    useNetworkStore().change({ iterations: 1_000_000 })
    await openRoom()
    await button('Train').trigger('click')
    await eventually(() => expect(useRunStore().run?.progress.state).toBe('training'))
    await settled()
    const rate = room.find('[role=spinbutton]')
    await rate.setValue('0.05')
    expect(lab.made.some(({ name }) => name === 'run:set-learning-rate')).toBe(false)
    await rate.trigger('keydown', { key: 'Enter' })
    await settled()
    expect(lab.made.find(({ name }) => name === 'run:set-learning-rate')?.request).toMatchObject({
      learningRate: 0.05,
    })
    expect(useRunStore().learningRate).toBe(0.05)
    await button('Stop').trigger('click')
  })

  it('offers a step of an epoch where that is more than an iteration', async () => {
    lab.datasets.place({ preprocessing: TINY })
    await openRoom()
    expect(button('Epoch')).toBeUndefined()
    useNetworkStore().change({ batch: 32, iterations: 70 })
    await button('Train').trigger('click')
    await eventually(() => expect(useRunStore().run?.progress.state).toBe('finished'))
    await useRunStore().reset()
    await settled()
    await button('Epoch').trigger('click')
    expect(lab.made.find(({ name }) => name === 'run:step')?.request).toMatchObject({ unit: 'epoch' })
  })

  it('looks back at the first layer and forward to now', async () => {
    lab.datasets.place({ preprocessing: TINY })
    useNetworkStore().change({ iterations: 10_000 })
    await openRoom()
    await button('Train').trigger('click')
    await eventually(() => expect(useRunStore().run?.progress.state).toBe('finished'))
    await settled()
    expect(useRunStore().weightIterations.length).toBeGreaterThan(1)
    const time = room.find('.time')
    const now = useRunStore().weights!.iteration
    expect(time.attributes('aria-valuetext')).toBe(`At iteration ${now.toLocaleString('en')}`)
    await time.setValue('0')
    await settled()
    const first = useRunStore().weightIterations[0]!
    expect(lab.made.at(-1)).toMatchObject({ name: 'run:weights-at', request: { iteration: first } })
    expect(room.find('.time').attributes('aria-valuetext')).toBe(`At iteration ${first}`)
    await time.setValue(time.attributes('max')!)
    expect(room.find('.time').attributes('aria-valuetext')).toContain(now.toLocaleString('en'))
  })

  it('shows the numbers of every layer one click behind the health findings', async () => {
    lab.datasets.place({ preprocessing: TINY })
    await openRoom()
    await button('Train').trigger('click')
    await eventually(() => expect(useRunStore().run?.progress.state).toBe('finished'))
    await settled()
    const health = room.find('.health')
    expect(health.find('details').attributes('open')).toBeUndefined()
    expect(health.findAll('tbody')).toHaveLength(2)
    expect(health.findAll('.histogram')).toHaveLength(8)
  })

  it('opened again, shows at once what the last look has found', async () => {
    lab.datasets.place({ preprocessing: TINY })
    await openRoom()
    await button('Train').trigger('click')
    await eventually(() => expect(useRunStore().run?.progress.state).toBe('finished'))
    await eventually(() => expect(room.find('.health details').exists()).toBe(true))
    room.unmount()
    const asked = lab.made.length
    room = mount(TrainRoom) as VueWrapper
    // in the very first drawing, before any answer
    expect(room.find('.health details').exists()).toBe(true)
    await settled()
    expect(lab.made.slice(asked).map(({ name }) => name)).toContain('run:probe')
  })

  it('zooms by button, shows all again, and saves picture and numbers', async () => {
    lab.datasets.place({ preprocessing: TINY })
    await openRoom()
    expect(button('Save all measured numbers (CSV)').attributes('disabled')).toBeDefined()
    await button('Train').trigger('click')
    await eventually(() => expect(useRunStore().run?.progress.state).toBe('finished'))
    await settled()
    expect(button('Show the whole run').attributes('disabled')).toBeDefined()
    await button('Zoom in').trigger('click')
    expect(button('Show the whole run').attributes('disabled')).toBeUndefined()
    await settled()
    const run = useRunStore().run!
    const { iterations } = run.progress
    // Zoomed about the newest point, which stays where it is: at the right edge or near it.
    const asked = lab.made.findLast(({ name }) => name === 'run:list-steps')?.request
    const { from, to } = asked as { from: number; to: number }
    expect(to - from).toBeCloseTo(0.6 * iterations)
    expect(to).toBeLessThanOrEqual(iterations)
    await button('Show the whole run').trigger('click')
    expect(button('Show the whole run').attributes('disabled')).toBeDefined()
    await button('Save all measured numbers (CSV)').trigger('click')
    await settled()
    expect(lab.made.at(-1)?.name).toBe('run:save-metrics')
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
