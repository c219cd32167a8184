// Recordings in the room: saved from what was measured, shown again with the same numbers while the lab refuses every call.
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { GrowthRequest } from '../../../../shared/domain/lessons/growth'
import type { LessonId } from '../../../../shared/domain/lesson'
import type { RacerName } from '../../../../shared/domain/lessons/race'
import { failure, ok } from '../../../../shared/ipc/result'
import LearnRoom from '../../../../src-renderer/rooms/learn/LearnRoom.vue'
import { useLessonStore } from '../../../../src-renderer/stores/lesson-store'
import { useNavigationStore } from '../../../../src-renderer/stores/navigation-store'
import { useRecordingStore } from '../../../../src-renderer/stores/recording-store'
import { eventually, openPage, settled } from '../../stores/fake-page'
import { buttonOf } from './lesson-page'

/** Each opens the room twice, and may share the computer with many others. */
vi.setConfig({ testTimeout: 30_000 })

let room: VueWrapper
let saved = ''
/** Calls that reached the lab while a recording was shown. */
let computed: string[]

const times: Readonly<Record<RacerName, number>> = {
  loops: 31,
  examples: 40,
  vectorised: 20,
  simd: 3,
  cores: 2,
}

function measuring() {
  let iteration = 0
  return {
    'lesson:race': ({ racer }: { racer: RacerName }) => ({
      racer,
      source: 'sample',
      available: 400,
      examples: 325,
      features: 12_288,
      medianMs: times[racer],
      repetitions: 11,
      kernels: null,
      threads: 1,
      difference: racer === 'loops' ? null : { dw: 2e-7, db: 1e-8 },
    }),
    'lesson:measure-growth': (request: GrowthRequest) => ({
      ...request,
      source: 'sample',
      available: 400,
      side: 16,
      train: { right: 10 * 2 ** request.share, examples: 10 * 2 ** request.share },
      test: { right: 50 + 5 * request.share + request.draw, examples: 100 },
    }),
    'lesson:start-planar': () => {
      iteration = 0
      return { numbers: Float64Array.of(0, 1, 1, 0), labels: Uint8Array.of(0, 1), extent: 2 }
    },
    'lesson:advance-planar': ({ iterations }: { iterations: number }) => {
      iteration += Math.min(100, iterations)
      const cost = 0.7 - iteration / 20_000
      return { iteration, cost, accuracy: 0.905, probabilities: new Uint8Array(6400), lines: [] }
    },
    'lesson:measure-planar': ({ units }: { units: number }) => ({
      units,
      iterations: 5000,
      accuracy: [0.47, 0.6, 0.7, 0.91][units] ?? 0.9,
    }),
  }
}

function openRoom(answers: Readonly<Record<string, (request: never) => unknown>>): void {
  const lab = openPage()
  const calls = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      (request: never) => Promise.resolve(ok(answer(request))),
    ]),
  )
  const save = ({ content }: { content: string }) => {
    saved = content
    return Promise.resolve(ok({ fileName: 'recording.json' }))
  }
  Object.assign(window, { lab: { ...lab, calls: { ...lab.calls, ...calls, 'lesson:save-recording': save } } })
  room = mount(LearnRoom) as VueWrapper
}

/** Another computer: nothing predicted, and a lab that computes nothing. */
async function openElsewhere(): Promise<void> {
  room.unmount()
  window.localStorage.clear()
  openRoom({})
  computed = []
  const refusing = Object.fromEntries(
    Object.keys(window.lab.calls).map((name) => [
      name,
      () => {
        computed.push(name)
        return Promise.resolve(failure('internal', 'No.'))
      },
    ]),
  )
  Object.assign(window, { lab: { ...window.lab, calls: refusing } })
  const files = [new File([saved], 'recording.json')]
  await room.find('.lessons').trigger('drop', { dataTransfer: { files, types: ['Files'] } })
  await eventually(() =>
    expect(room.find('.banner').text()).toMatch(/^Recorded on .* — nothing is computed\./),
  )
  await eventually(() => expect(room.find('.choice').exists()).toBe(true))
}

async function predict(): Promise<void> {
  await eventually(() => expect(room.find('.choice').exists()).toBe(true))
  await room.find('.choice').trigger('click')
  await eventually(() => expect(room.find('.answer b').exists()).toBe(true))
}

async function measure(lesson: LessonId): Promise<void> {
  openRoom(measuring())
  useNavigationStore().goToLesson(lesson)
  await settled()
  await predict()
}

async function save(): Promise<void> {
  await buttonOf(room, 'Save recording').trigger('click')
  await settled()
}

beforeEach(() => {
  window.localStorage.clear()
  saved = ''
})
afterEach(() => room.unmount())

it('a race is run again from its recording', async () => {
  await measure('race')
  const rows = room.findAll('.racer').map((row) => row.text())
  expect(rows[0]).toContain('31.0\u202fms')
  await save()
  await openElsewhere()
  await predict()
  expect(room.findAll('.racer').map((row) => row.text())).toEqual(rows)
  expect(room.text()).not.toContain('Save recording')
  expect(computed).toEqual([])
  expect(useLessonStore().measuredCount).toBe(0)
  await buttonOf(room, 'Close recording').trigger('click')
  await eventually(() => expect(room.find('.shelf').exists()).toBe(true))
  expect(useRecordingStore().shown).toBeNull()
})

it('learning curves grow again from theirs', async () => {
  await measure('growth')
  await eventually(() => expect(room.text()).toContain('54 of 54'))
  const table = room.find('tbody').text()
  await save()
  await openElsewhere()
  await predict()
  await eventually(() => expect(room.text()).toContain('54 of 54'))
  expect(room.find('tbody').text()).toBe(table)
  expect(computed).toEqual([])
})

it('one hidden layer learns again, from the first of at most 60 frames to the last', async () => {
  await measure('planar')
  await buttonOf(room, 'Train').trigger('click')
  await eventually(() => expect(room.find('.readings').text()).toContain('10,000 of 10,000'))
  const [readings, table] = [room.find('.readings').text(), room.find('tbody').text()]
  await save()
  // 101 frames came; the table's eight rows and the start are beside the 60.
  expect((JSON.parse(saved) as { calls: unknown[] }).calls).toHaveLength(69)
  await openElsewhere()
  await predict()
  await eventually(() => expect(room.find('tbody').text()).toBe(table))
  expect(room.find('.readings').text()).toContain('Iteration0 of 10,000')
  await buttonOf(room, 'Train').trigger('click')
  await eventually(() => expect(room.find('.readings').text()).toContain('10,000 of 10,000'))
  expect(room.find('.readings').text()).toBe(readings)
  await room.find('[role=spinbutton]').setValue('20')
  await eventually(() => expect(room.find('[role=alert]').text()).toContain('not in the recording'))
  expect(computed).toEqual([])
})

it('a lesson that nothing was measured in has nothing to save', async () => {
  openRoom(measuring())
  useNavigationStore().goToLesson('race')
  await eventually(() => expect(room.find('.choice').exists()).toBe(true))
  expect(room.text()).not.toContain('Save recording')
})
