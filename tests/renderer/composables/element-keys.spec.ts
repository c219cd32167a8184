// Every row of the shortcut table that one element takes while it has the focus, pressed there: a row without a check does
// not compile.
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import { limits } from '../../../shared/domain/limits'
import RunChart from '../../../src-renderer/charts/RunChart.vue'
import type { ChartTokens } from '../../../src-renderer/charts/chart-tokens'
import { costChart } from '../../../src-renderer/charts/cost-chart'
import NumberField from '../../../src-renderer/components/NumberField.vue'
import PictureListbox from '../../../src-renderer/components/PictureListbox.vue'
import type { Chord } from '../../../src-renderer/composables/chord'
import { SHORTCUTS, type FocusScope, type Shortcut } from '../../../src-renderer/composables/shortcut-table'
import GraphLesson from '../../../src-renderer/rooms/learn/graph/GraphLesson.vue'
import OwnPlane from '../../../src-renderer/rooms/learn/planar/OwnPlane.vue'
import ChannelPlanes from '../../../src-renderer/rooms/learn/vectors/ChannelPlanes.vue'
import NetworkRoom from '../../../src-renderer/rooms/network/NetworkRoom.vue'
import { useDatasetStore } from '../../../src-renderer/stores/dataset-store'
import { useNetworkStore } from '../../../src-renderer/stores/network-store'
import { openPage, settled } from '../stores/fake-page'
import { press } from './press'

// A test that runs out of time would go on under the next one.
vi.setConfig({ testTimeout: 60_000 })

// No canvas here: where it was told to point.
const pointed = vi.hoisted(() => ({ at: [] as unknown[] }))
vi.mock('../../../src-renderer/charts/use-chart-canvas', () => ({
  useChartCanvas: () => ({ toDataUrl: () => '', pointAt: (point: unknown) => pointed.at.push(point) }),
}))

const tokens: ChartTokens = {
  ...{
    card: '#fff',
    ink: '#111',
    muted: '#666',
    hairline: '#eee',
    train: '#00f',
    test: '#80f',
    good: '#080',
  },
  ...{ positive: 'orange', negative: 'navy', fontNumbers: 'mono' },
}

let page: VueWrapper | null = null

beforeEach(async () => {
  window.localStorage.clear()
  openPage().datasets.place({})
  await useDatasetStore().load()
})
afterEach(() => {
  page?.unmount()
  page = null
})

async function open(room: Component): Promise<VueWrapper> {
  page = mount(room, { attachTo: document.body }) as VueWrapper
  await settled()
  return page
}

async function moves(chord: Chord): Promise<void> {
  const pictureAt = (place: number) => ({ id: `p${place}`, said: '' })
  const box = mount(PictureListbox, { props: { label: '', total: 9, selected: 4, pictureAt } })
  await box.find('[role=listbox]').trigger('keydown', { key: chord })
  // One column, no height: rows and pages are single steps.
  const expected = {
    ArrowLeft: 3,
    ArrowUp: 3,
    PageUp: 3,
    ArrowRight: 5,
    ArrowDown: 5,
    PageDown: 5,
    Home: 0,
    End: 8,
  }
  expect(box.emitted('select')).toEqual([[expected[chord as keyof typeof expected]]])
}

/** A chart of 21 measured iterations, 0, 10, … 200, walked from its newest. */
function openChart(): VueWrapper {
  const points = Array.from({ length: 21 }, (_, i) => ({ x: 10 * i, y: 1 / (1 + i) }))
  const option = costChart({
    ...{ train: points, test: points.slice(0, 3), iterations: 200, view: null, rateChanges: [] },
    ...{ isLog: false, isSmooth: true, tokens },
  })
  const table = { columns: [], rows: [] }
  const props = { option, table, summary: '', term: 'cost', xTerm: null, end: 1 } as const
  page = mount(RunChart, { props, attachTo: document.body }) as VueWrapper
  return page
}

/** @param expected the iteration one comes to, from the newest after one step in */
async function walks(chord: Chord, expected: number): Promise<void> {
  const points = openChart().get('[role=slider]')
  await press('ArrowLeft', points.element)
  expect(points.attributes('aria-valuetext')).toBe('Iteration 200: train 0.048, test 0.333')
  await press(chord, points.element)
  expect(points.attributes('aria-valuenow')).toBe(String(expected))
  await points.trigger('blur')
  expect(pointed.at.at(-1)).toBeNull()
}

async function looks(chord: Chord, event: string, expected: unknown[]): Promise<void> {
  const chart = openChart()
  await press(chord, chart.get('[role=slider]').element)
  expect(chart.emitted(event)).toEqual([expected])
}

async function changesUnits(chord: Chord): Promise<void> {
  useNetworkStore().change({ hidden: [{ units: 20, activation: 'relu' }] })
  const room = await open(NetworkRoom)
  await press(chord, room.get('[role=slider].handle').element)
  const expected: Readonly<Record<string, number>> = {
    ...{ ArrowUp: 21, ArrowRight: 21, ArrowDown: 19, ArrowLeft: 19 },
    ...{ PageUp: 40, PageDown: 10, Home: limits.units.min, End: limits.units.max },
  }
  expect(useNetworkStore().design.hidden[0]?.units).toBe(expected[chord])
}

/** From 5 in steps of 1. */
async function stepsNumber(chord: Chord, expected: number): Promise<void> {
  page = mount(NumberField, { props: { label: 'n', modelValue: 5 }, attachTo: document.body }) as VueWrapper
  await press(chord, page.get('input').element)
  expect(page.emitted('update:modelValue')).toEqual([[expected]])
}

/** The cross is at (0, 0) at first. */
async function onPlane(chord: Chord): Promise<VueWrapper> {
  page = mount(OwnPlane, { attachTo: document.body }) as VueWrapper
  await press(chord, page.get('[role=application]').element)
  return page
}

async function movesCross(chord: Chord, expected: string): Promise<void> {
  expect((await onPlane(chord)).get('[role=status]').text()).toBe(expected)
}

/** Two by two pixels of three channels, from the first channel of the first. */
async function choosesPixel(chord: Chord, from: number, expected: number): Promise<void> {
  const picture = { size: 2, channels: 3, pixels: new Uint8Array(12) } as const
  page = mount(ChannelPlanes, { props: { picture, modelValue: from }, attachTo: document.body }) as VueWrapper
  await press(chord, page.get('.planes').element)
  expect(page.emitted('update:modelValue')).toEqual([[expected]])
}

const NUDGED: Readonly<Record<Chord, string>> = {
  'Shift+ArrowLeft': 'x₁ −0.05, x₂ 0',
  'Shift+ArrowRight': 'x₁ 0.05, x₂ 0',
  'Shift+ArrowUp': 'x₁ 0, x₂ 0.05',
  'Shift+ArrowDown': 'x₁ 0, x₂ −0.05',
}

const checks: {
  readonly [Scope in FocusScope]: {
    readonly [Id in keyof (typeof SHORTCUTS)[Scope]]: (chord: Chord) => Promise<void>
  }
} = {
  list: { move: moves, page: moves, ends: moves },
  layer: {
    move: async (chord) => {
      const hidden = [
        { units: 20, activation: 'relu' },
        { units: 7, activation: 'tanh' },
      ] as const
      useNetworkStore().change({ hidden })
      const room = await open(NetworkRoom)
      const grip = room.findAll('.layer-grip')[chord === 'ArrowRight' ? 0 : 1]
      await press(chord, grip?.element)
      expect(useNetworkStore().design.hidden.map(({ units }) => units)).toEqual([7, 20])
    },
  },
  units: { step: changesUnits, double: changesUnits, ends: changesUnits },
  chart: {
    // Twenty steps to the left end: a leap is two points.
    point: (chord) => walks(chord, chord === 'ArrowLeft' ? 190 : 200),
    leap: (chord) => walks(chord, chord === 'PageDown' ? 180 : 200),
    ends: (chord) => walks(chord, chord === 'Home' ? 0 : 200),
    pan: (chord) => looks(chord, 'pan', [chord === 'Shift+ArrowLeft' ? -0.25 : 0.25]),
    zoom: (chord) => looks(chord, chord === '+' ? 'zoomIn' : 'zoomOut', [undefined]),
    all: (chord) => looks(chord, 'showAll', []),
  },
  field: {
    step: (chord) => stepsNumber(chord, chord === 'ArrowUp' ? 6 : 4),
    leap: (chord) => stepsNumber(chord, chord === 'Shift+ArrowUp' ? 15 : -5),
  },
  graph: {
    step: async (chord) => {
      const lesson = await open(GraphLesson)
      const steps = (): string => lesson.get('[data-term=lessonStep]').text()
      await press('ArrowRight', lesson.get('.stepper').element)
      await press('ArrowRight', lesson.get('.stepper').element)
      expect(steps()).toMatch(/ 2 of/)
      await press(chord, lesson.get('.stepper').element)
      expect(steps()).toMatch(chord === 'ArrowRight' ? / 3 of/ : / 1 of/)
    },
  },
  plane: {
    move: (chord) =>
      movesCross(
        chord,
        {
          ...{ ArrowLeft: 'x₁ −0.25, x₂ 0', ArrowRight: 'x₁ 0.25, x₂ 0' },
          ...{ ArrowUp: 'x₁ 0, x₂ 0.25', ArrowDown: 'x₁ 0, x₂ −0.25' },
        }[chord] ?? '',
      ),
    nudge: (chord) => movesCross(chord, NUDGED[chord] ?? ''),
    place: async (chord) => expect((await onPlane(chord)).emitted('place')).toEqual([[{ x1: 0, x2: 0 }]]),
    remove: async (chord) => expect((await onPlane(chord)).emitted('remove')).toEqual([[{ x1: 0, x2: 0 }]]),
  },
  pixels: {
    // k = (row · 2 + column) · 3 + channel: 9 is the last pixel's first channel.
    move: (chord) => {
      const [from, to] =
        { ArrowLeft: [9, 6], ArrowUp: [9, 3], ArrowRight: [0, 3], ArrowDown: [0, 6] }[chord] ?? []
      return choosesPixel(chord, from ?? 0, to ?? 0)
    },
    channel: (chord) => choosesPixel(chord, 2, 0),
  },
}

describe('each key does what the sheet says, on its element', () => {
  const rows = (Object.keys(checks) as FocusScope[]).flatMap((scope) =>
    Object.entries<Shortcut>(SHORTCUTS[scope]).flatMap(([id, { chords }]) =>
      chords.map((chord) => ({ scope, id, chord })),
    ),
  )
  it.each(rows)('$scope: $id by $chord', async ({ scope, id, chord }) => {
    const ofScope: Readonly<Record<string, (chord: Chord) => Promise<void>>> = checks[scope]
    await ofScope[id]?.(chord)
    expect.hasAssertions()
  })

  it('and no other key: it stays the browser’s', async () => {
    page = mount(NumberField, { props: { label: 'n', modelValue: 5 }, attachTo: document.body }) as VueWrapper
    const event = await press('Mod+ArrowUp', page.get('input').element)
    expect([event.defaultPrevented, page.emitted('update:modelValue')]).toEqual([false, undefined])
  })
})
