// Every number in the rooms can be pointed at: it names a term that is there, the keyboard reaches one of each, and no
// term is left over.
import { mount, type VueWrapper } from '@vue/test-utils'
import katex from 'katex'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import AppRail from '../../../src-renderer/components/AppRail.vue'
import TermHost from '../../../src-renderer/components/TermHost.vue'
import DataRoom from '../../../src-renderer/rooms/data/DataRoom.vue'
import EvaluateRoom from '../../../src-renderer/rooms/evaluate/EvaluateRoom.vue'
import NetworkRoom from '../../../src-renderer/rooms/network/NetworkRoom.vue'
import PredictRoom from '../../../src-renderer/rooms/predict/PredictRoom.vue'
import RunsRoom from '../../../src-renderer/rooms/runs/RunsRoom.vue'
import TrainRoom from '../../../src-renderer/rooms/train/TrainRoom.vue'
import { useDatasetStore } from '../../../src-renderer/stores/dataset-store'
import { useNavigationStore } from '../../../src-renderer/stores/navigation-store'
import { useNetworkStore } from '../../../src-renderer/stores/network-store'
import { usePredictionStore } from '../../../src-renderer/stores/prediction-store'
import { useRunListStore } from '../../../src-renderer/stores/run-list-store'
import { useRunStore } from '../../../src-renderer/stores/run-store'
import { lessonTerms } from '../../../shared/messages/terms/lesson-terms'
import { TERM_IDS, terms } from '../../../shared/messages/terms/terms'
import type { FakeLab } from '../../fakes/lab-bridge'
import { eventually, openPage, settled, TINY } from '../stores/fake-page'
import { checkTerms, isNumber } from './term-check'

// No canvas here.
const drawn = vi.hoisted(() => ({ default: { template: '<div />' } }))
vi.mock('../../../src-renderer/charts/use-chart-canvas', () => ({
  useChartCanvas: () => ({ toDataUrl: () => '' }),
}))
vi.mock('../../../src-renderer/rooms/train/WeightPicture.vue', () => drawn)
// A test that runs out of time would go on under the next one.
vi.setConfig({ testTimeout: 60_000 })

let lab: FakeLab
let page: VueWrapper | null = null
/** Terms met in any room so far. */
const met = new Set<string>()

beforeEach(async () => {
  lab = openPage({ iterationsPerTick: 20 })
  lab.datasets.place({ preprocessing: TINY })
  await useDatasetStore().load()
  useRunListStore()
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

async function train(iterations = 40): Promise<void> {
  useNetworkStore().change({ iterations })
  await useRunStore().start()
  await eventually(() => expect(useRunStore().run?.progress.state).toBe('finished'))
}

function check(room: VueWrapper): void {
  for (const term of checkTerms(room.element as Element)) met.add(term)
}

async function choose(room: VueWrapper, name: string): Promise<void> {
  const option = room.findAll('label.option').find((one) => one.text() === name)
  await option?.find('input').trigger('change')
  await settled()
}

describe('every number has a term', () => {
  it('in Data', async () => check(await open(DataRoom)))

  it('in Network, with every setting that has a field', async () => {
    const room = await open(NetworkRoom)
    check(room)
    const network = useNetworkStore()
    network.change({ earlyStopping: { patience: 10 }, batch: 32, optimizer: 'adam' })
    network.lengthUnit = 'epochs'
    for (const schedule of [
      { kind: 'step', factor: 0.5, everyEpochs: 2 },
      { kind: 'inverse-time', decay: 1 },
    ] as const) {
      network.change({ schedule })
      await settled()
      check(room)
    }
  })

  it('in Train: while it trains, paused, and at its end', async () => {
    const room = await open(TrainRoom)
    useNetworkStore().change({
      iterations: 1_000_000,
      batch: 8,
      hidden: [{ units: 200, activation: 'relu' }],
    })
    await useRunStore().start()
    await eventually(() => expect(room.text()).toContain('left'))
    check(room)
    await eventually(() => expect(room.find('.weights-card .foot').exists()).toBe(true))
    await useRunStore().pause()
    await eventually(() => expect(room.find('details').exists()).toBe(true))
    check(room)
    await useRunStore().stop()
    await eventually(() => expect(useRunStore().run?.progress.state).toBe('stopped'))
    await settled()
    check(room)
  })

  it('in Evaluate: scores, curves, pictures', async () => {
    await train()
    const room = await open(EvaluateRoom)
    check(room)
    for (const view of ['Curves', 'Pictures']) {
      await choose(room, view)
      check(room)
    }
  })

  it('in Predict: list and grid', async () => {
    await train()
    const room = await open(PredictRoom)
    await usePredictionStore().chooseFolder()
    await settled()
    check(room)
    await choose(room, 'Grid')
    check(room)
  })

  it('in Runs, two of them compared', async () => {
    await train()
    await train(60)
    const room = await open(RunsRoom)
    await eventually(() => expect(room.find('.compare td').exists()).toBe(true))
    check(room)
  })

  it('on the rail, while a run trains', async () => {
    useNetworkStore().change({ iterations: 1_000_000 })
    await useRunStore().start()
    const rail = await open(AppRail)
    check(rail)
    const link = rail.get('a[href="#/data"]')
    expect(link.attributes('aria-describedby')).toBe('term-pictures')
    await useRunStore().stop()
  })

  it('and no term is left over', () => {
    expect(TERM_IDS.filter((term) => !met.has(term) && !(term in lessonTerms))).toEqual([])
  })
})

describe('what counts as a number', () => {
  it.each([
    '0.031',
    '12,288',
    '(20, 12288)',
    '98.6\u202f%',
    '3 of 20',
    '1.2e-7',
    '−4',
    '2.00\u202fms',
    '15 ×',
  ])('%s', (text) => expect(isNumber(text)).toBe(true))
  it.each(['', '–', 'Layer 2', '209 pictures', 'W[1]'])('and not “%s”', (text) =>
    expect(isNumber(text)).toBe(false),
  )
})

describe('a term', () => {
  it.each(TERM_IDS)('%s has a sentence, a unit, and a formula that can be typeset', (id) => {
    const { name, meaning, tex, unit } = terms[id]
    expect(name).toMatch(/^\S.*[^.]$/)
    expect(meaning).toMatch(/^[A-Z].*\.$/)
    expect(unit).not.toBe('')
    expect(() => katex.renderToString(tex, { strict: 'error', throwOnError: true })).not.toThrow()
  })
})

describe('the note', () => {
  async function opened(): Promise<VueWrapper> {
    const place = { components: { TermHost, DataRoom }, template: '<div><DataRoom /><TermHost /></div>' }
    return open(place)
  }
  const note = (): Element | null => document.querySelector('.term-note')

  it('opens by focus and by tap, closes by Escape, on leaving, and with the room', async () => {
    const room = await opened()
    const carrier = room.get('[data-term=baseline]')
    const element = carrier.element as HTMLElement
    element.focus()
    await eventually(() => expect(note()?.textContent).toContain('always naming the larger class'))
    await carrier.trigger('keydown', { key: 'Escape' })
    expect(note()).toBeNull()
    await carrier.trigger('click')
    await eventually(() => expect(note()).not.toBeNull())
    element.blur()
    await settled()
    expect(note()).toBeNull()
    await carrier.trigger('click')
    await eventually(() => expect(note()).not.toBeNull())
    useNavigationStore().go('train')
    await settled()
    expect(note()).toBeNull()
  })

  it('opens when the pointer rests, not when it passes', async () => {
    const room = await opened()
    const over = (selector: string): Promise<void> => room.get(selector).trigger('pointerover')
    await over('[data-term=baseline]')
    await over('h1')
    await settled()
    expect(note()).toBeNull()
    await over('[data-term=features]')
    await eventually(() => expect(note()?.textContent).toContain('written one under another'))
    await over('h1')
    await eventually(() => expect(note()).toBeNull())
  })

  it('is described to a screen reader without being opened', async () => {
    const room = await opened()
    for (const carrier of room.findAll('[data-term]')) {
      const described = document.getElementById(carrier.attributes('aria-describedby') ?? '')
      expect(described?.textContent).toContain(
        terms[carrier.attributes('data-term') as keyof typeof terms].meaning,
      )
    }
  })
})
