// Early stopping in the thread: when it ends a run, and with which weights.
import { describe, expect, it } from 'vitest'
import type { Hyperparameters } from '../../../shared/domain/hyperparameters'
import type { TrainingOrder } from '../../../src-main/workers/training-protocol'
import { settle, tinyOrder, Training, trainerOf } from './training-fixture'

/** The test examples get the labels turned round: what is learned makes their cost worse, sooner or later. */
function contrary(change: Partial<Hyperparameters> = {}): TrainingOrder {
  const given = { optimizer: 'adam', learningRate: 0.05, iterations: 2000, logEvery: 5 } as const
  const order = tinyOrder({ ...given, earlyStopping: { patience: 40 }, ...change })
  return {
    ...order,
    test: order.test && { ...order.test, labels: order.test.labels.map((label) => 1 - label) },
  }
}

/** The rule as its definition says it, over the costs of a trainer alone: by iteration, measured every five. */
function expected(order: TrainingOrder) {
  const { iterations, logEvery, earlyStopping } = order.hyperparameters
  const trainer = trainerOf(order)
  const costNow = (): number => trainer.evaluate(order.test ? 'test' : 'train').cost
  let best = { iteration: -1, cost: Infinity, parameters: trainer.parameters() }
  let isOver = false
  while (trainer.iteration < iterations && !isOver) {
    if (trainer.iteration % logEvery === 0) {
      const cost = costNow()
      if (cost < best.cost) best = { iteration: trainer.iteration, cost, parameters: trainer.parameters() }
      isOver = trainer.iteration - best.iteration >= earlyStopping!.patience
    }
    trainer.step()
  }
  if (costNow() < best.cost)
    best = { iteration: trainer.iteration, cost: 0, parameters: trainer.parameters() }
  return { best, endedAt: trainer.iteration }
}

async function run(order: TrainingOrder): Promise<Training> {
  const training = new Training()
  training.send({ kind: 'start', order, isPaused: false })
  await training.ended()
  return training
}

describe('early stopping', () => {
  it.each([
    {},
    { batch: 5, keepProbability: 0.8 },
    { learningRate: 0.2 },
    { earlyStopping: { patience: 1 } },
  ])(
    '%j: ends when the patience is over, with the weights and the scores of the best iteration',
    async (change) => {
      const order = contrary(change)
      const { best, endedAt } = expected(order)
      expect(endedAt).toBeLessThan(2000)
      const ended = await (await run(order)).ended()
      expect(ended).toMatchObject({
        divergedAt: null,
        progress: { state: 'finished', iteration: endedAt },
        best: { iteration: best.iteration, isEarly: true },
        parameters: { iteration: best.iteration, ...best.parameters },
      })
      const judge = trainerOf(order)
      judge.restore(best.parameters)
      const [train, test] = [judge.evaluate('train').score, judge.evaluate('test').score]
      expect(ended.score).toEqual({ train, test })
    },
  )

  it('what is asked for afterwards is of the best iteration too', async () => {
    const training = await run(contrary())
    const { parameters } = await training.ended()
    await training.ask({ kind: 'snapshot', requestId: 1 }, 'snapshot')
    expect(training.of('snapshot')[0]?.parameters).toEqual(parameters)
    await training.ask({ kind: 'probe', requestId: 2 }, 'probed')
    expect(training.of('probed')[0]?.probe.iteration).toBe(parameters.iteration)
  })

  it('without test examples it watches the training cost; a run that gets better all the time is not ended', async () => {
    const order = { ...contrary({ optimizer: 'gd', iterations: 300 }), test: null }
    const ended = await (await run(order)).ended()
    expect(ended).toMatchObject({
      progress: { state: 'finished', iteration: 300 },
      best: { iteration: 300, isEarly: false },
      parameters: { iteration: 300 },
    })
  })

  it('steps and stops on the way change neither the end nor the weights', async () => {
    const order = contrary({ batch: 5 })
    const undisturbed = await (await run(order)).ended()
    const training = new Training()
    await training.ask({ kind: 'start', order, isPaused: true }, 'progressed')
    for (let i = 0; i < 60; i++) {
      training.send({ kind: 'step', unit: i % 2 === 0 ? 'iteration' : 'epoch' })
      await settle()
      if (i % 7 !== 0 || training.state === 'finished') continue
      training.send({ kind: 'stop' })
      await settle()
    }
    training.send({ kind: 'resume' })
    await settle()
    while (training.of('ended').at(-1)?.progress.state !== 'finished') await settle()
    const ended = training.of('ended').at(-1)!
    expect(ended.parameters).toEqual(undisturbed.parameters)
    expect(ended.best).toEqual(undisturbed.best)
    expect(ended.score).toEqual(undisturbed.score)
    expect(ended.progress.iteration).toBe(undisturbed.progress.iteration)
    const measured = training.points.map(({ iteration }) => iteration)
    expect(measured.some((iteration) => iteration % 5 !== 0)).toBe(true) // it was looked at in between
    expect(new Set(measured).size).toBe(measured.length)
  })

  it('a run that the person stops keeps the weights it has; after a reset all begins anew', async () => {
    const order = contrary()
    const { best } = expected(order)
    const training = new Training()
    await training.ask({ kind: 'start', order, isPaused: true }, 'progressed')
    for (let i = 0; i < 7; i++) await training.ask({ kind: 'step', unit: 'iteration' }, 'progressed')
    await training.ask({ kind: 'stop' }, 'ended')
    expect(training.of('ended')[0]).toMatchObject({ best: null, parameters: { iteration: 7 } })
    for (const round of [2, 3]) {
      await training.ask({ kind: 'reset' }, 'was-reset')
      training.send({ kind: 'resume' })
      await training.until('ended', round)
      expect(training.of('ended')[round - 1]).toMatchObject({
        best: { iteration: best.iteration, isEarly: true },
        parameters: best.parameters,
      })
    }
  })
})
