import { nextTick } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { useDatasetStore } from '../../../src-renderer/stores/dataset-store'
import { DEFAULT_DESIGN, logEveryFor } from '../../../src-renderer/stores/network-design'
import { useNetworkStore } from '../../../src-renderer/stores/network-store'
import { useToastStore } from '../../../src-renderer/stores/toast-store'
import { DEFAULT_PREPROCESSING } from '../../../shared/domain/preprocessing'
import { runRequestSchema } from '../../../shared/domain/run'
import type { FakeLab } from '../../fakes/lab-bridge'
import { openPage, reloadPage } from './fake-page'

let lab: FakeLab
beforeEach(() => {
  lab = openPage()
})

describe('network store', () => {
  it('makes a legal request out of the default design', () => {
    const { design, hyperparameters } = useNetworkStore()
    const request = { datasetId: 'd', hidden: design.hidden, hyperparameters }
    expect(runRequestSchema.safeParse(request).success).toBe(true)
  })

  it('derives shapes, parameters and memory for the pictures there are', async () => {
    const network = useNetworkStore()
    network.change({ hidden: [{ units: 20, activation: 'relu' }], precision: 'float64' })
    // Without pictures 64·64·3 = 12288: (20·12288 + 20) + (20 + 1) = 245,801
    expect(network.parameters).toBe(245_801)
    expect(network.ledger.parameterBytes).toBe(245_801 * 8)
    lab.datasets.place({ preprocessing: { ...DEFAULT_PREPROCESSING, size: 8, colour: 'grey' } })
    await useDatasetStore().load()
    // 8·8·1 = 64: (20·64 + 20) + 21 = 1,321
    expect(network.name).toBe('64-20-1')
    expect(network.parameters).toBe(1321)
    expect(network.ledger.layers.map(({ arrays }) => arrays[0]?.shape)).toEqual([
      [20, 64],
      [1, 20],
    ])
  })

  it('adds, changes and removes layers', () => {
    const network = useNetworkStore()
    network.addLayer()
    network.changeLayer(1, { activation: 'tanh' })
    expect(network.design.hidden).toEqual([
      { units: 16, activation: 'relu' },
      { units: 8, activation: 'tanh' },
    ])
    network.removeLayer(0)
    expect(network.design.hidden).toEqual([{ units: 8, activation: 'tanh' }])
  })

  it('adds no more than sixteen hidden layers', () => {
    const network = useNetworkStore()
    for (let i = 0; i < 20; i++) network.addLayer()
    expect(network.design.hidden).toHaveLength(16)
  })

  it('says why a network that is too large cannot be trained', () => {
    const network = useNetworkStore()
    expect(network.problem).toBe('')
    // 16 layers of 4096: more than 15 · 4096² = 251 million weights
    network.change({
      hidden: Array.from({ length: 16 }, () => ({ units: 4096, activation: 'relu' as const })),
    })
    expect(network.problem).toContain('200,000,000 parameters')
  })

  it('puts a layer between others, and moves one', () => {
    const network = useNetworkStore()
    network.insertLayer(0)
    expect(network.design.hidden).toEqual([
      { units: 16, activation: 'relu' },
      { units: 16, activation: 'relu' },
    ])
    network.changeLayer(0, { units: 3 })
    network.moveLayer(0, 1)
    expect(network.design.hidden.map(({ units }) => units)).toEqual([16, 3])
  })

  it('undoes a drag at once and redoes it', () => {
    const network = useNetworkStore()
    for (const units of [17, 20, 31]) network.changeLayer(0, { units }, 'drag')
    network.undo()
    expect(network.design).toEqual(DEFAULT_DESIGN)
    network.redo()
    expect(network.design.hidden[0]?.units).toBe(31)
  })

  it('keeps the epochs when the batch changes, if the length is counted in them', async () => {
    lab.datasets.place({})
    await useDatasetStore().load()
    const network = useNetworkStore()
    network.lengthUnit = 'epochs'
    network.changeEpochs(100)
    expect(network.design.iterations).toBe(100)
    // 209 pictures in batches of 32 are 7 updates an epoch.
    network.changeBatch(32)
    expect([network.design.iterations, network.epochs, network.batches]).toEqual([700, 100, 7])
    network.lengthUnit = 'iterations'
    network.changeBatch('full')
    expect(network.design.iterations).toBe(700)
  })

  it('takes a notice away whose undo would take later changes with it', () => {
    const network = useNetworkStore()
    const toasts = useToastStore()
    toasts.show('Layer 1 removed.', { label: 'Undo', run: () => undefined, lastOf: 'network' })
    toasts.show('Saved.')
    network.change({ seed: 7 })
    expect(toasts.shown.map(({ text }) => text)).toEqual(['Saved.'])
  })

  it('survives a reload of the page', async () => {
    useNetworkStore().change({ seed: 42, hidden: [] })
    await nextTick()
    reloadPage()
    expect(useNetworkStore().design).toEqual({ ...DEFAULT_DESIGN, seed: 42, hidden: [] })
  })

  it.each(['not json', '{"seed": 1}', JSON.stringify({ ...DEFAULT_DESIGN, learningRate: -1 })])(
    'starts from the default when the session holds %s',
    (stored) => {
      window.sessionStorage.setItem('descent-network', stored)
      expect(useNetworkStore().design).toEqual(DEFAULT_DESIGN)
    },
  )
})

describe('logEveryFor', () => {
  it('is a round number that gives about 250 points, and never less than every iteration', () => {
    expect([1, 100, 1500, 2000, 2500, 100_000].map(logEveryFor)).toEqual([1, 1, 5, 10, 10, 500])
  })
})
