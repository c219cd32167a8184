// Predict: asking a network that stands still or trains, results as list, grid and table, and the camera.
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import PredictRoom from '../../../../src-renderer/rooms/predict/PredictRoom.vue'
import { useDatasetStore } from '../../../../src-renderer/stores/dataset-store'
import { usePredictionStore } from '../../../../src-renderer/stores/prediction-store'
import { useRunListStore } from '../../../../src-renderer/stores/run-list-store'
import { useRunStore } from '../../../../src-renderer/stores/run-store'
import type { FakeLab } from '../../../fakes/lab-bridge'
import { eventually, openPage, settled, TINY } from '../../stores/fake-page'

let lab: FakeLab
let room: VueWrapper

beforeEach(async () => {
  lab = openPage({ iterationsPerTick: 5000 })
  lab.datasets.place({ preprocessing: TINY })
  await useDatasetStore().load()
})
afterEach(() => {
  room.unmount()
  vi.unstubAllGlobals()
})

async function trained(): Promise<void> {
  useRunListStore()
  await useRunStore().start()
  await eventually(() => expect(useRunStore().run?.progress.state).toBe('finished'))
}

async function openRoom(): Promise<void> {
  room = mount(PredictRoom, { attachTo: document.body }) as VueWrapper
  await settled()
}

const button = (name: string) =>
  room.findAll('button').find((one) => one.text() === name || one.attributes('aria-label') === name)!
const requests = (name: string): unknown[] =>
  lab.made.filter((call) => call.name === name).map(({ request }) => request)

describe('answers', () => {
  it('of a folder: as a list, as a grid, and saved in the order shown, refused files last', async () => {
    await trained()
    await openRoom()
    await button('Choose a folder…').trigger('click')
    await settled()
    expect(room.text()).toContain('24 pictures')
    await room
      .findAll('label.option')
      .find((option) => option.text() === 'Grid')!
      .find('input')
      .trigger('change')
    expect(room.find('[role=listbox]').attributes('aria-label')).toBe('Results')
    await button('Choose pictures…').trigger('click')
    await settled()
    usePredictionStore().order = 'negative'
    await settled()
    await button('Save as CSV…').trigger('click')
    await settled()
    const [saved] = requests('predict:save-table') as { runId: string; pictureIds: string[] }[]
    const { inOrder, refused, run } = usePredictionStore()
    expect(saved).toEqual({ runId: run?.id, pictureIds: [...inOrder, ...refused].map(({ id }) => id) })
    expect(inOrder.map(({ probability }) => probability)).toEqual(
      inOrder.map(({ probability }) => probability).toSorted((a, b) => a - b),
    )
    expect(refused.map(({ name }) => name)).toEqual(['notes.txt'])
    expect(room.text()).toContain('predictions.csv holds 29 lines')
  })

  it('are explained, and dated when the training has gone on since', async () => {
    await trained()
    await openRoom()
    await button('Choose pictures…').trigger('click')
    await settled()
    expect(room.text()).not.toContain('the training has gone on since')
    expect(requests('answers:explain-picture')).toHaveLength(1)
    const run = useRunStore().run!
    lab.emit('run:changed', { ...run, progress: { ...run.progress, state: 'training', iteration: 1600 } })
    await settled()
    expect(room.text()).toContain('Answered at iteration 1,500; the training has gone on since.')
    expect(requests('answers:explain-picture')).toHaveLength(1)
  })

  it('can be asked of a run that trains', async () => {
    lab = openPage({ iterationsPerTick: 1, tickMs: 5 })
    lab.datasets.place({ preprocessing: TINY })
    await useDatasetStore().load()
    useRunListStore()
    await useRunStore().start()
    await eventually(() => expect(useRunListStore().usable).toHaveLength(1))
    await openRoom()
    await button('Choose pictures…').trigger('click')
    await eventually(() => expect(usePredictionStore().predictions).toHaveLength(4))
    expect(requests('run:pause')).toEqual([])
    await useRunStore().stop()
  })
})

describe('the camera', () => {
  const stopped = vi.fn()
  let getUserMedia: ReturnType<typeof vi.fn>
  let enumerateDevices: ReturnType<typeof vi.fn>

  function withCamera(kinds: readonly string[], opening: () => Promise<unknown>): void {
    getUserMedia = vi.fn(opening)
    enumerateDevices = vi.fn(() => Promise.resolve(kinds.map((kind) => ({ kind }))))
    const mediaDevices = {
      enumerateDevices,
      getUserMedia,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }
    vi.stubGlobal('navigator', { userAgent: 'test', mediaDevices })
  }
  /** Looked for after the room has opened. */
  async function pressCamera(): Promise<void> {
    await eventually(() => expect(room.text()).toContain('Use the camera'))
    await button('Use the camera').trigger('click')
    await settled()
  }
  const stream = (): Promise<unknown> =>
    Promise.resolve(Object.assign(new MediaStream(), { getTracks: () => [{ stop: stopped }] }))

  beforeEach(() => {
    stopped.mockClear()
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue()
  })

  it('is not offered where there is none', async () => {
    withCamera(['audioinput'], stream)
    await trained()
    await openRoom()
    await eventually(() => expect(enumerateDevices).toHaveBeenCalled())
    await settled()
    expect(room.text()).not.toContain('Use the camera')
  })

  it('asks the main process first, opens video without sound, and is put away with the room', async () => {
    withCamera(['videoinput'], () => {
      expect(requests('camera:open')).toHaveLength(1)
      return stream()
    })
    await trained()
    await openRoom()
    expect(requests('camera:open')).toEqual([])
    await pressCamera()
    expect(getUserMedia).toHaveBeenCalledExactlyOnceWith({ video: { width: { ideal: 640 } }, audio: false })
    expect(room.find('video').exists()).toBe(true)
    expect(room.text()).toContain('Nothing is stored')
    room.unmount()
    room = mount({ template: '<i />' })
    expect(stopped).toHaveBeenCalledOnce()
    expect(requests('camera:close')).toHaveLength(1)
  })

  it('closes at its button', async () => {
    withCamera(['videoinput'], stream)
    await trained()
    await openRoom()
    await pressCamera()
    await button('Close the camera').trigger('click')
    expect([stopped.mock.calls.length, room.find('video').exists()]).toEqual([1, false])
  })

  it.each([
    ['NotAllowedError', 'The camera was not allowed.'],
    ['NotFoundError', 'No camera was found.'],
    ['NotReadableError', 'The camera could not be opened.'],
  ])('%s is said: %s', async (name, sentence) => {
    withCamera(['videoinput'], () => Promise.reject(Object.assign(new Error('x'), { name })))
    await trained()
    await openRoom()
    await pressCamera()
    expect(room.text()).toContain(sentence)
    expect(requests('camera:close')).toHaveLength(1)
  })
})
