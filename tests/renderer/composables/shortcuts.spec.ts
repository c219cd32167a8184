// Every row of the shortcut table that holds in a room, pressed there: a row without a check does not compile. Those of a
// single element are in element-keys.spec.ts.
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import App from '../../../src-renderer/App.vue'
import type { Chord } from '../../../src-renderer/composables/chord'
import {
  SHORTCUTS,
  type Shortcut,
  type FocusScope,
  type ShortcutScope,
} from '../../../src-renderer/composables/shortcut-table'
import DataRoom from '../../../src-renderer/rooms/data/DataRoom.vue'
import EvaluateRoom from '../../../src-renderer/rooms/evaluate/EvaluateRoom.vue'
import NetworkRoom from '../../../src-renderer/rooms/network/NetworkRoom.vue'
import PredictRoom from '../../../src-renderer/rooms/predict/PredictRoom.vue'
import TrainRoom from '../../../src-renderer/rooms/train/TrainRoom.vue'
import { useDatasetStore } from '../../../src-renderer/stores/dataset-store'
import { useNavigationStore, type Room } from '../../../src-renderer/stores/navigation-store'
import { useNetworkStore } from '../../../src-renderer/stores/network-store'
import { useRunListStore } from '../../../src-renderer/stores/run-list-store'
import { useRunStore } from '../../../src-renderer/stores/run-store'
import { shortcutMessages } from '../../../shared/messages/shortcuts'
import type { FakeLab } from '../../fakes/lab-bridge'
import { eventually, openPage, settled, TINY } from '../stores/fake-page'
import { press } from './press'

// No canvas here.
const drawn = vi.hoisted(() => ({ default: { template: '<div />' } }))
vi.mock('../../../src-renderer/charts/use-chart-canvas', () => ({
  useChartCanvas: () => ({ toDataUrl: () => '', pointAt: () => undefined }),
}))
vi.mock('../../../src-renderer/rooms/train/WeightPicture.vue', () => drawn)

// A test that runs out of time would go on under the next one.
vi.setConfig({ testTimeout: 60_000 })

let lab: FakeLab
let page: VueWrapper | null = null

beforeEach(async () => {
  window.localStorage.clear()
  lab = openPage({ iterationsPerTick: 5000 })
  lab.datasets.place({ preprocessing: TINY })
  await useDatasetStore().load()
})
afterEach(() => {
  page?.unmount()
  page = null
  vi.unstubAllGlobals()
})

async function open(room: Component): Promise<VueWrapper> {
  page = mount(room, { attachTo: document.body }) as VueWrapper
  await settled()
  return page
}

async function openTrained(room: Component): Promise<VueWrapper> {
  useRunListStore()
  await useRunStore().start()
  await eventually(() => expect(useRunStore().run?.progress.state).toBe('finished'))
  return open(room)
}

const asked = (name: string): number => lab.made.filter((call) => call.name === name).length
const list = (): Element => document.querySelector('[role=listbox]') ?? document.body

async function paste(): Promise<void> {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { files: [new File(['x'], 'folder')] } })
  document.dispatchEvent(event)
  await settled()
}

const opens =
  (room: Room) =>
  async (chord: Chord): Promise<void> => {
    useNavigationStore().go(room === 'runs' ? 'learn' : 'runs')
    await open(App)
    await press(chord)
    expect(useNavigationStore().room).toBe(room)
  }

const editing = (enter: () => Promise<VueWrapper>) => ({
  undo: async (chord: Chord): Promise<void> => {
    await enter()
    await useDatasetStore().renameClass(1, 'lion')
    await press(chord)
    expect(useDatasetStore().dataset?.classes[0]).toBe('cat')
    await press(chord) // nothing is left to undo, and nothing is said
    expect(useDatasetStore().error).toBeNull()
  },
  redo: async (chord: Chord): Promise<void> => {
    await enter()
    await useDatasetStore().renameClass(1, 'lion')
    await useDatasetStore().undo()
    await press(chord)
    expect(useDatasetStore().dataset?.classes[0]).toBe('lion')
  },
})

async function showPictures(room: VueWrapper): Promise<void> {
  const option = room.findAll('label.option').find((one) => one.text() === 'Pictures')
  await option?.find('input').trigger('change')
  await settled()
}

const changing = (enter: () => Promise<VueWrapper>) => ({
  movePicture: (chord: Chord) => edits(enter, chord, 'dataset:move-picture'),
  removePicture: (chord: Chord) => edits(enter, chord, 'dataset:remove-picture'),
})

async function edits(enter: () => Promise<VueWrapper>, chord: Chord, call: string): Promise<void> {
  await showPictures(await enter())
  await press(chord) // not in the list: by accident
  expect(asked(call)).toBe(0)
  await press(chord, list())
  expect(asked(call)).toBe(1)
}

async function stepping(chord: Chord, unit: string): Promise<void> {
  page?.unmount()
  await open(TrainRoom)
  await useRunStore().start()
  await press(chord)
  expect(asked('run:step')).toBe(0) // not while it trains
  await useRunStore().pause()
  await eventually(() => expect(useRunStore().run?.progress.state).toBe('paused'))
  await press(chord)
  expect(lab.made.find(({ name }) => name === 'run:step')?.request).toMatchObject({ unit })
}

type Checks = {
  readonly [Scope in Exclude<ShortcutScope, FocusScope>]: {
    readonly [Id in keyof (typeof SHORTCUTS)[Scope]]: (chord: Chord) => Promise<void>
  }
}

const checks: Checks = {
  window: {
    sheet: async (chord) => {
      const app = await open(App)
      await press(chord)
      const sheet = app.find('dialog')
      expect(sheet.attributes('open')).toBeDefined()
      await press('Mod+3')
      expect(useNavigationStore().room, 'the sheet has the keyboard').toBe('data')
    },
    data: opens('data'),
    network: opens('network'),
    train: opens('train'),
    evaluate: opens('evaluate'),
    predict: opens('predict'),
    runs: opens('runs'),
    learn: opens('learn'),
  },
  room: {
    primary: async (chord) => {
      await open(DataRoom)
      await press(chord)
      expect(useNavigationStore().room).toBe('network')
    },
  },
  data: {
    choose: async (chord) => {
      await open(DataRoom)
      await press(chord)
      expect(asked('dataset:choose-folder')).toBe(1)
    },
    paste: async () => {
      await open(DataRoom)
      await paste()
      expect(asked('dataset:open-drop')).toBe(1)
    },
    ...editing(() => open(DataRoom)),
    ...changing(() => open(DataRoom)),
  },
  network: {
    undo: async (chord) => {
      await open(NetworkRoom)
      useNetworkStore().change({ l2: 0.5 })
      await press(chord)
      expect(useNetworkStore().design.l2).toBe(0)
    },
    redo: async (chord) => {
      await open(NetworkRoom)
      useNetworkStore().change({ l2: 0.5 })
      useNetworkStore().undo()
      await press(chord)
      expect(useNetworkStore().design.l2).toBe(0.5)
    },
  },
  train: {
    step: (chord) => stepping(chord, 'iteration'),
    stepEpoch: (chord) => stepping(chord, 'epoch'),
    stop: async (chord) => {
      await open(TrainRoom)
      await press(chord)
      expect(asked('run:stop')).toBe(0) // nothing to stop
      await useRunStore().start()
      await press(chord)
      expect(asked('run:stop')).toBe(1)
    },
    reset: async (chord) => {
      await openTrained(TrainRoom)
      await press(chord)
      expect(asked('run:reset')).toBe(1)
    },
  },
  evaluate: {
    nextView: async (chord) => {
      const room = await openTrained(EvaluateRoom)
      await press(chord)
      await press(chord)
      expect(room.find('[role=listbox]').exists()).toBe(true)
    },
    ...editing(() => openTrained(EvaluateRoom)),
    ...changing(() => openTrained(EvaluateRoom)),
  },
  predict: {
    choose: async (chord) => {
      await openTrained(PredictRoom)
      await press(chord)
      expect(asked('predict:choose-pictures')).toBe(1)
    },
    chooseFolder: async (chord) => {
      await openTrained(PredictRoom)
      await press(chord)
      expect(asked('predict:choose-folder')).toBe(1)
    },
    paste: async () => {
      await openTrained(PredictRoom)
      await paste()
      expect(asked('predict:open-drop')).toBe(1)
    },
    save: async (chord) => {
      await openTrained(PredictRoom)
      await press(chord)
      expect(asked('predict:save-table')).toBe(0) // no answers yet
      await press('Mod+Shift+O')
      await press(chord)
      expect(asked('predict:save-table')).toBe(1)
    },
  },
}

const rows = (Object.keys(SHORTCUTS) as ShortcutScope[]).flatMap((scope) =>
  Object.entries<Shortcut>(SHORTCUTS[scope]).flatMap(([id, { chords }]) =>
    chords.map((chord) => ({ scope, id, chord })),
  ),
)

describe('each shortcut does what the sheet says', () => {
  it.each(rows.filter(({ scope }) => scope in checks))(
    '$scope: $id by $chord',
    async ({ scope, id, chord }) => {
      const ofScope: Readonly<Record<string, (chord: Chord) => Promise<void>>> = checks[scope as keyof Checks]
      expect(shortcutMessages.actions[scope]).toHaveProperty(id)
      await ofScope[id]?.(chord)
      expect.hasAssertions()
    },
  )

  it('no two that hold together have the same keys', () => {
    const everywhere = rows.filter(({ scope }) => scope === 'window' || scope === 'room')
    for (const scope of Object.keys(SHORTCUTS) as ShortcutScope[]) {
      const together = [
        ...everywhere,
        ...rows.filter((row) => row.scope === scope && !everywhere.includes(row)),
      ]
      const chords = together.map(({ chord }) => chord)
      expect(new Set(chords).size, scope).toBe(chords.length)
    }
  })
})
