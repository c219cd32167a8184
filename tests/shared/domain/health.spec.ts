// Real networks, planted ill and healthy, looked into by the engine's own probe.
import { describe, expect, it } from 'vitest'
import type { Architecture } from '../../../shared/domain/architecture'
import { healthFindings, type HealthKind } from '../../../shared/domain/health'
import type { Hyperparameters } from '../../../shared/domain/hyperparameters'
import type { MetricPoint } from '../../../shared/domain/run'
import type { Examples } from '../../../src-main/engine/example-set'
import type { NetworkParameters } from '../../../src-main/engine/parameters'
import { planarFlower } from '../../../src-main/engine/planar'
import { NumpyRandom } from '../../../src-main/engine/random/numpy-random'
import type { Trainer } from '../../../src-main/engine/trainer'
import { hiddenLayers, randomPictures, smallTrainer } from '../../main/engine/small-runs'

interface Plant {
  readonly hidden: Architecture['hidden']
  readonly train: Examples
  readonly test?: Examples
  readonly settings: Partial<Hyperparameters>
  readonly spoil?: (parameters: NetworkParameters) => void
  /** Of the whole run, for judgements that wait. */
  readonly iterations?: number
}

/** What the monitor names at each of these iterations. */
function named(plant: Plant, stops: readonly number[]): readonly (readonly HealthKind[])[] {
  const { hidden, train, test = null, settings, spoil, iterations = stops.at(-1) ?? 1 } = plant
  const architecture = { inputs: inputsOf(train), hidden }
  const trainer = smallTrainer(architecture, train, settings, { test })
  if (spoil) {
    const parameters = trainer.parameters()
    spoil(parameters)
    trainer.restore(parameters)
  }
  const first = measure(trainer, test !== null)
  return stops.map((stop) => {
    while (trainer.iteration < stop) trainer.step()
    const latest = measure(trainer, test !== null)
    const findings = healthFindings({ architecture, probe: trainer.probe(), first, latest, iterations })
    return findings.map(({ kind }) => kind)
  })
}

function measure(trainer: Trainer, hasTest: boolean): MetricPoint {
  const train = trainer.evaluate('train')
  const test = hasTest ? trainer.evaluate('test') : null
  return {
    iteration: trainer.iteration,
    trainCost: train.cost,
    trainAccuracy: train.score.accuracy,
    testCost: test?.cost ?? null,
    testAccuracy: test?.score.accuracy ?? null,
  }
}

const inputsOf = ({ X, labels }: Examples): number =>
  (X.kind === 'pixels' ? X.pixels.length : X.numbers.length) / labels.length

/** Two clouds of 20 numbers that lie apart in three of them. */
function clouds(m: number, seed: number): Examples {
  const random = NumpyRandom.fromSeed(seed)
  const labels = new Uint8Array(m).map(() => (random.rand() > 0.5 ? 1 : 0))
  const numbers = new Float64Array(20 * m).map((_, at) => {
    const side = labels[Math.floor(at / 20)] === 1 ? 0.9 : -0.9
    return random.randn() + (at % 20 < 3 ? side : 0)
  })
  return { X: { kind: 'numbers', numbers }, labels }
}

const [train, test] = [clouds(400, 1), clouds(300, 2)]
const pictures = randomPictures(192, 100, 3)
const flower = planarFlower()
const planar: Examples = { X: { kind: 'numbers', numbers: flower.numbers }, labels: flower.labels }

describe('planted illnesses', () => {
  it('all weights zero, and nothing else is made of it', () => {
    const plant = { hidden: hiddenLayers([8, 4], 'relu'), train: pictures, iterations: 1000 }
    const kinds = named({ ...plant, settings: { initialization: 'zeros', learningRate: 0.01 } }, [0, 10, 100])
    expect(kinds).toEqual([['all-weights-zero'], ['all-weights-zero'], ['all-weights-zero']])
  })

  it('a learning rate of 10, from the first update to the ruin it leaves', () => {
    const plant = { hidden: hiddenLayers([16, 8], 'relu'), train, test, iterations: 1000 }
    const kinds = named({ ...plant, settings: { learningRate: 10, initialization: 'he' } }, [0, 1, 2, 50])
    for (const atOnce of kinds.slice(0, 3)) expect(atOnce[0]).toBe('update-too-big')
    expect(kinds[3]).toEqual(['cost-above-start', 'dead-relu'])
  })

  it('a learning rate that is far too small', () => {
    const plant = { hidden: hiddenLayers([16, 8], 'relu'), train, test, iterations: 1000 }
    expect(named({ ...plant, settings: { learningRate: 1e-7, initialization: 'he' } }, [0, 50])).toEqual([
      ['update-too-small'],
      ['update-too-small'],
    ])
  })

  it('eight layers of sigmoid, from the start on', () => {
    const hidden = hiddenLayers(
      Array.from({ length: 8 }, () => 10),
      'sigmoid',
    )
    const settings = { learningRate: 0.1, initialization: 'scaled' as const }
    const kinds = named({ hidden, train, test, settings, iterations: 10_000 }, [0, 50, 300])
    expect(kinds).toEqual([['vanishing-gradient'], ['vanishing-gradient'], ['vanishing-gradient']])
  })

  it('ReLU units that a bias of −100 has killed, and the layer they are in', () => {
    const plant = {
      hidden: hiddenLayers([8, 4], 'relu'),
      train: pictures,
      settings: { learningRate: 0.01, initialization: 'he' as const },
      spoil: ({ b }: NetworkParameters) => void b[1]!.data.fill(-100),
      iterations: 1000,
    }
    expect(named(plant, [0, 50])).toEqual([['dead-relu'], ['dead-relu']])
  })

  it('weights three hundred times too large: tanh at its flat ends', () => {
    const plant = {
      hidden: hiddenLayers([10], 'tanh'),
      train,
      settings: { learningRate: 0.1, initialization: 'he' as const },
      spoil: ({ W }: NetworkParameters) => W[1]!.data.forEach((w, at) => (W[1]!.data[at] = 300 * w)),
      iterations: 1000,
    }
    expect(named(plant, [0])[0]).toContain('saturated')
  })

  it('five layers that each amplify: gradients explode', () => {
    const plant = {
      hidden: hiddenLayers([30, 30, 30, 30, 30], 'relu'),
      train,
      settings: { learningRate: 1e-5, initialization: 'he' as const },
      spoil: ({ W }: NetworkParameters) =>
        W.forEach(({ data }) => data.forEach((w, at) => (data[at] = 6 * w))),
      iterations: 1000,
    }
    expect(named(plant, [0])[0]).toContain('exploding-gradient')
  })

  it('five pictures learned by heart', () => {
    const five = randomPictures(768, 5, 5)
    const plant = { hidden: hiddenLayers([16], 'relu'), train: five, test: randomPictures(768, 60, 6) }
    const settings = { learningRate: 0.05, initialization: 'he' as const }
    expect(named({ ...plant, settings }, [300])).toEqual([['overfitting']])
  })

  it('only one class, when a quarter of the run is over', () => {
    const plant = {
      hidden: hiddenLayers([4], 'tanh'),
      train: pictures,
      iterations: 400,
      settings: { initialization: 'small' as const, learningRate: 1e-3 },
      spoil: ({ b }: NetworkParameters) => void b[2]!.data.fill(5),
    }
    const kinds = named(plant, [10, 120])
    expect(kinds[0]).not.toContain('one-class')
    expect(kinds[1]).toContain('one-class')
  })
})

describe('healthy networks: nothing to say', () => {
  it('the course’s planar network', () => {
    const settings = { learningRate: 1.2, initialization: 'small' as const, seed: 2 }
    const plant = { hidden: hiddenLayers([4], 'tanh'), train: planar, settings, iterations: 10_000 }
    expect(named(plant, [0, 1, 10, 50, 200, 1000, 4000]).flat()).toEqual([])
  })

  it('two layers of ReLU on clouds', () => {
    const settings = { learningRate: 0.1, initialization: 'he' as const }
    const plant = { hidden: hiddenLayers([16, 8], 'relu'), train, test, settings, iterations: 600 }
    expect(named(plant, [0, 1, 10, 50, 200, 600]).flat()).toEqual([])
  })

  it('logistic regression from zeros', () => {
    const settings = { learningRate: 0.1, initialization: 'zeros' as const }
    const plant = { hidden: [], train, test, settings, iterations: 1000 }
    expect(named(plant, [0, 1, 10, 50, 300, 1000]).flat()).toEqual([])
  })

  it('two layers of tanh with Adam and mini-batches', () => {
    const settings = {
      learningRate: 0.003,
      initialization: 'xavier' as const,
      optimizer: 'adam' as const,
      batch: 64,
    }
    const plant = { hidden: hiddenLayers([10, 10], 'tanh'), train, test, settings, iterations: 300 }
    expect(named(plant, [0, 1, 10, 50, 150]).flat()).toEqual([])
  })
})

it('without a look inside it still compares training with testing', () => {
  const point = { iteration: 100, trainCost: 0.1, trainAccuracy: 0.98, testCost: 0.6, testAccuracy: 0.7 }
  const facts = { architecture: { inputs: 3, hidden: [] }, probe: null, first: point, latest: point }
  expect(healthFindings({ ...facts, iterations: 100 })).toEqual([
    { kind: 'overfitting', train: 0.98, test: 0.7 },
  ])
})
