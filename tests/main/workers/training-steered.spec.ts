// Mini-batches, dropout, learning rates, early stopping, probes: what the thread does with them, against the trainer alone.
import { describe, expect, it } from 'vitest'
import { OPTIMIZERS, type Hyperparameters } from '../../../shared/domain/hyperparameters'
import type { Trainer } from '../../../src-main/engine/trainer'
import type { ParametersMessage, TrainingOrder } from '../../../src-main/workers/training-protocol'
import { settle, tinyOrder, Training, trainerOf } from './training-fixture'

/** Twelve training examples in batches of five: three updates an epoch. */
const batched = { batch: 5, keepProbability: 0.7, optimizer: 'adam', learningRate: 0.02 } as const

const after = (order: TrainingOrder, iterations: number): Trainer => {
  const trainer = trainerOf(order)
  for (let i = 0; i < iterations; i++) trainer.step()
  return trainer
}
const numbersOf = ({ W, b }: Pick<ParametersMessage, 'W' | 'b'>) => ({ W, b })

async function opened(change: Partial<Hyperparameters>): Promise<Training> {
  const training = new Training()
  await training.ask({ kind: 'start', order: tinyOrder(change), isPaused: true }, 'progressed')
  return training
}

describe('measured where a step sees only part', () => {
  it.each([
    { batch: 5 },
    { keepProbability: 0.7 },
    { ...batched, classWeights: 'balanced', l2: 0.5 },
  ] as const)('%j: every point is what evaluating says, of all examples and all units', async (change) => {
    const order = tinyOrder({ ...change, iterations: 40, logEvery: 4 })
    const training = new Training()
    training.send({ kind: 'start', order, isPaused: false })
    const ended = await training.ended()
    expect(training.points.map(({ iteration }) => iteration)).toEqual([
      0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40,
    ])
    const alone = trainerOf(order)
    for (const point of training.points) {
      while (alone.iteration < point.iteration) alone.step()
      const [train, test] = [alone.evaluate('train'), alone.evaluate('test')]
      expect(point).toEqual({
        iteration: point.iteration,
        trainCost: train.cost,
        trainAccuracy: train.score.accuracy,
        testCost: test.cost,
        testAccuracy: test.score.accuracy,
      })
    }
    expect(numbersOf(ended.parameters)).toEqual(alone.parameters())
    expect(ended.best).toBeNull()
  })
})

describe('a step of an epoch', () => {
  it('ends at the end of the epoch, from wherever it begins, and tells that point', async () => {
    const training = await opened(batched)
    const stops: (number | undefined)[] = []
    const go = async (unit: 'iteration' | 'epoch'): Promise<void> => {
      const paused = training.of('progressed').filter(({ progress }) => progress.state === 'paused').length
      training.send({ kind: 'step', unit })
      while (
        training.of('progressed').filter(({ progress }) => progress.state === 'paused').length === paused
      )
        await settle()
      stops.push(training.of('progressed').at(-1)?.progress.iteration)
    }
    for (const unit of ['epoch', 'epoch', 'iteration', 'epoch', 'iteration', 'iteration', 'epoch'] as const)
      await go(unit)
    expect(stops).toEqual([3, 6, 7, 9, 10, 11, 12])
    await training.ask({ kind: 'snapshot', requestId: 1 }, 'snapshot')
    const { parameters } = training.of('snapshot')[0]!
    expect(numbersOf(parameters)).toEqual(after(tinyOrder(batched), 12).parameters())
  })

  it('with the full batch is one iteration; at the last epoch the run is finished', async () => {
    const training = await opened({ iterations: 2 })
    await training.ask({ kind: 'step', unit: 'epoch' }, 'progressed')
    expect([training.state, training.of('progressed').at(-1)?.progress.iteration]).toEqual(['paused', 1])
    training.send({ kind: 'step', unit: 'epoch' })
    expect((await training.ended()).progress).toMatchObject({ state: 'finished', iteration: 2 })
  })

  it('one that is paused ends there, and what follows does not stop at the old place', async () => {
    const training = await opened({ batch: 1, iterations: 60 }) // twelve updates an epoch
    training.send({ kind: 'step', unit: 'epoch' })
    training.send({ kind: 'pause' })
    training.send({ kind: 'resume' })
    expect((await training.ended()).progress).toMatchObject({ state: 'finished', iteration: 60 })
  })
})

describe('a learning rate set on the way', () => {
  it('holds from the next update, is told with its iteration, and is undone by a reset', async () => {
    const training = await opened(batched)
    for (let i = 0; i < 4; i++) await training.ask({ kind: 'step', unit: 'iteration' }, 'progressed')
    await training.ask({ kind: 'set-learning-rate', learningRate: 0.3 }, 'learning-rate-set')
    expect(training.of('learning-rate-set')[0]?.change).toEqual({ iteration: 4, learningRate: 0.3 })
    await training.ask({ kind: 'step', unit: 'iteration' }, 'progressed')
    await training.ask({ kind: 'snapshot', requestId: 1 }, 'snapshot')
    const alone = after(tinyOrder(batched), 4)
    alone.learningRate = 0.3
    alone.step()
    expect(numbersOf(training.of('snapshot')[0]!.parameters)).toEqual(alone.parameters())
    expect(alone.parameters()).not.toEqual(after(tinyOrder(batched), 5).parameters())

    await training.ask({ kind: 'reset' }, 'was-reset')
    training.send({ kind: 'resume' })
    const ended = await training.ended()
    expect(numbersOf(ended.parameters)).toEqual(after(tinyOrder(batched), 100).parameters())
  })

  it('comes too late once the run has ended: nothing is told', async () => {
    const training = new Training()
    training.send({ kind: 'start', order: tinyOrder(), isPaused: false })
    await training.ended()
    await settle()
    const told = training.events.length
    training.send({ kind: 'set-learning-rate', learningRate: 1 })
    await settle()
    expect(training.events.slice(told)).toEqual([])
  })
})

describe('a look inside', () => {
  it.each(OPTIMIZERS)('%s: is the probe of the trainer alone, and disturbs no bit', async (optimizer) => {
    const change = { ...batched, optimizer, iterations: 3000, logEvery: 50 }
    const training = new Training()
    training.send({ kind: 'start', order: tinyOrder(change), isPaused: false })
    await training.until('progressed', 2)
    for (const requestId of [7, 8, 9]) await training.ask({ kind: 'probe', requestId }, 'probed')
    const probes = training.of('probed')
    const ended = await training.ended()
    expect(probes.map(({ requestId }) => requestId)).toEqual([7, 8, 9])
    const alone = trainerOf(tinyOrder(change))
    for (const { probe } of probes) {
      expect(probe.iteration).toBeGreaterThan(0)
      expect(probe.iteration).toBeLessThan(3000) // while it was training
      while (alone.iteration < probe.iteration) alone.step()
      expect(alone.probe()).toMatchObject(probe)
    }
    while (alone.iteration < 3000) alone.step()
    expect(numbersOf(ended.parameters)).toEqual(alone.parameters())
  })
})

describe('divergence', () => {
  /** Two linear layers and no bound on the outputs of the first: soon the weights are no numbers. */
  const wild = (
    optimizer: Hyperparameters['optimizer'],
    others: Partial<Hyperparameters>,
  ): TrainingOrder => ({
    ...tinyOrder({
      ...others,
      optimizer,
      learningRate: 1e6,
      precision: 'float32',
      schedule: { kind: 'constant' },
    }),
    architecture: {
      inputs: 2,
      hidden: Array.from({ length: 8 }, () => ({ units: 3, activation: 'linear' as const })),
    },
    test: null,
  })
  const cases = OPTIMIZERS.flatMap((optimizer) => [
    { optimizer, logEvery: 1 },
    { optimizer, logEvery: 1000, batch: 5 },
  ])

  it.each(cases)(
    '$optimizer, measured every $logEvery: named, with the last finite weights',
    async (given) => {
      const order = wild(given.optimizer, given)
      const training = new Training()
      training.send({ kind: 'start', order, isPaused: false })
      const ended = await training.ended()
      const alone = trainerOf(order)
      let divergedAt = 0
      while (Number.isFinite(alone.step().cost)) divergedAt += 1
      expect(ended).toMatchObject({ divergedAt, best: null, progress: { state: 'diverged' } })
      const { iteration } = ended.parameters
      expect(iteration).toBe(given.logEvery === 1 && divergedAt > 0 ? divergedAt - 1 : 0)
      expect(numbersOf(ended.parameters)).toEqual(after(order, iteration).parameters())
      for (const { data } of [...ended.parameters.W, ...ended.parameters.b])
        expect(data.every(Number.isFinite)).toBe(true)
      // What is asked for afterwards is of the same weights.
      await training.ask({ kind: 'snapshot', requestId: 1 }, 'snapshot')
      expect(training.of('snapshot')[0]?.parameters).toEqual(ended.parameters)
      await training.ask({ kind: 'probe', requestId: 2 }, 'probed')
      expect(training.of('probed')[0]?.probe.iteration).toBe(iteration)
    },
  )

  it('at the very first cost: the initial weights', async () => {
    const order = wild('gd', {})
    const X = { kind: 'numbers', numbers: new Float32Array(24).fill(Infinity) } as const
    const hopeless = { ...order, train: { ...order.train, X } }
    const training = new Training()
    training.send({ kind: 'start', order: hopeless, isPaused: false })
    const ended = await training.ended()
    expect(ended).toMatchObject({ divergedAt: 0, parameters: { iteration: 0 } })
    expect(numbersOf(ended.parameters)).toEqual(trainerOf(hopeless).parameters())
  })
})
