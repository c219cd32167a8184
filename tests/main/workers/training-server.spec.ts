// R4, R22: a training that is steered comes to the very bits of one that is not, and tells every point once.
import { describe, expect, it } from 'vitest'
import { settle, Training, tinyOrder, trainerOf, undisturbed } from './training-fixture'

const order = tinyOrder()
const costs = undisturbed(order)
const final = (() => {
  const trainer = trainerOf(order)
  for (let i = 0; i < order.hyperparameters.iterations; i++) trainer.step()
  return trainer.parameters()
})()

describe('left alone', () => {
  it('measures at 0, k, 2k, … and after the last update, with the costs of the trainer alone', async () => {
    const training = new Training()
    training.send({ kind: 'start', order, isPaused: false })
    const ended = await training.ended()
    const due = [...Array.from({ length: 15 }, (_, i) => 7 * i), 100]
    expect(training.points.map(({ iteration }) => iteration)).toEqual(due)
    for (const { iteration, trainCost, trainAccuracy, testCost } of training.points) {
      expect({ cost: trainCost, accuracy: trainAccuracy }).toMatchObject({
        cost: costs[iteration]?.cost,
        accuracy: costs[iteration]?.accuracy,
      })
      expect(testCost).toBeGreaterThan(0)
    }
    expect(ended).toMatchObject({ divergedAt: null, progress: { state: 'finished', iteration: 100 } })
    expect({ W: ended.parameters.W, b: ended.parameters.b }).toEqual(final)
    expect(costs[100]?.cost).toBeLessThan(costs[0]?.cost ?? 0)
  })

  it('says what it uses, before anything else, and its scores at the end', async () => {
    const training = new Training()
    training.send({ kind: 'start', order, isPaused: false })
    const { score } = await training.ended()
    expect(training.events[0]).toEqual({
      kind: 'ready',
      environment: { kernels: 'reference', threads: 1, firstLayer: 'direct' },
    })
    const last = training.points.at(-1)
    expect(score.train.accuracy).toBe(last?.trainAccuracy)
    expect(score.test?.accuracy).toBe(last?.testAccuracy)
    const { tp, fp, tn, fn } = score.train.confusion
    expect(tp + fp + tn + fn).toBe(12)
  })

  it('tells its points in batches, no faster than a page can draw', async () => {
    const training = new Training()
    training.send({ kind: 'start', order: tinyOrder({ iterations: 2000, logEvery: 1 }), isPaused: false })
    await training.ended()
    expect(training.points.map(({ iteration }) => iteration)).toEqual(
      Array.from({ length: 2001 }, (_, i) => i),
    )
    // The clock goes one millisecond a look, and is looked at a few times for each iteration: 100 ms are many of them.
    const batches = training.of('progressed').length
    expect(batches).toBeGreaterThan(5)
    expect(batches).toBeLessThan(training.now / 100 + 2)
  })

  it('tells of every update where someone draws them, with the costs of the trainer alone', async () => {
    const training = new Training()
    training.send({ kind: 'start', order: { ...order, mostSteps: 1000 }, isPaused: false })
    await training.ended()
    expect(training.steps).toEqual(
      costs.slice(0, 100).map(({ cost, accuracy }, iteration) => [iteration, cost, accuracy]),
    )
    const quiet = new Training()
    quiet.send({ kind: 'start', order, isPaused: false })
    await quiet.ended()
    expect(quiet.steps).toEqual([])
  })

  it('tells of no update that is not of all examples and all units', async () => {
    for (const change of [{ batch: 4 }, { keepProbability: 0.5 }]) {
      const training = new Training()
      training.send({ kind: 'start', order: { ...tinyOrder(change), mostSteps: 1000 }, isPaused: false })
      await training.ended()
      expect(training.steps).toEqual([])
    }
  })

  it('a run that starts over tells of its updates again, and of none that came before', async () => {
    const training = new Training()
    const recorded = { ...order, mostSteps: 1000 }
    await training.ask({ kind: 'start', order: recorded, isPaused: true }, 'progressed')
    for (let i = 0; i < 3; i++) await training.ask({ kind: 'step', unit: 'iteration' }, 'progressed')
    const before = training.steps
    training.events.length = 0
    await training.ask({ kind: 'reset' }, 'progressed')
    for (let i = 0; i < 3; i++) await training.ask({ kind: 'step', unit: 'iteration' }, 'progressed')
    expect(before).toHaveLength(3)
    expect(training.steps).toEqual(before)
  })
})

describe('steered', () => {
  it('paused, stepped, resumed, stopped and gone on with: the same bits, no point twice', async () => {
    const training = new Training()
    await training.ask({ kind: 'start', order, isPaused: true }, 'progressed')
    expect(training.state).toBe('paused')
    for (let i = 0; i < 3; i++) await training.ask({ kind: 'step', unit: 'iteration' }, 'progressed')
    expect(training.points.map(({ iteration }) => iteration)).toEqual([0, 1, 2])
    training.send({ kind: 'resume' })
    training.send({ kind: 'pause' })
    await training.until('progressed', 5)
    expect(training.state).toBe('paused')
    await training.ask({ kind: 'stop' }, 'ended')
    expect(training.state).toBe('stopped')
    training.send({ kind: 'step', unit: 'iteration' })
    training.send({ kind: 'pause' })
    training.send({ kind: 'resume' })
    await training.until('ended', 2)
    const ended = await training.ended()
    expect(ended.progress).toMatchObject({ state: 'finished', iteration: 100 })
    expect({ W: ended.parameters.W, b: ended.parameters.b }).toEqual(final)
    const iterations = training.points.map(({ iteration }) => iteration)
    expect(new Set(iterations).size).toBe(iterations.length)
    expect(iterations).toEqual(expect.arrayContaining(Array.from({ length: 15 }, (_, i) => 7 * i)))
    for (const { iteration, trainCost } of training.points) expect(trainCost).toBe(costs[iteration]?.cost)
  })

  it('reset goes back to the very start, from anywhere', async () => {
    const training = new Training()
    training.send({ kind: 'start', order, isPaused: false })
    await training.ended()
    await training.ask({ kind: 'reset' }, 'was-reset')
    await settle()
    expect(training.of('progressed').at(-1)?.progress).toEqual({
      state: 'paused',
      iteration: 0,
      iterations: 100,
      elapsedMs: 0,
      stepsPerSecond: 0,
    })
    const before = training.points.length
    training.send({ kind: 'resume' })
    await training.until('ended', 2)
    expect(training.points.slice(before)).toEqual(training.points.slice(0, before))
    expect(training.of('ended')[1]?.parameters).toEqual(training.of('ended')[0]?.parameters)
  })

  it('a snapshot is of the moment, and training goes on', async () => {
    const training = new Training()
    await training.ask({ kind: 'start', order, isPaused: true }, 'progressed')
    for (let i = 0; i < 5; i++) await training.ask({ kind: 'step', unit: 'iteration' }, 'progressed')
    await training.ask({ kind: 'snapshot', requestId: 42 }, 'snapshot')
    const [snapshot] = training.of('snapshot')
    const alone = trainerOf(order)
    for (let i = 0; i < 5; i++) alone.step()
    expect(snapshot).toMatchObject({ requestId: 42, parameters: { iteration: 5, ...alone.parameters() } })
    training.send({ kind: 'resume' })
    expect((await training.ended()).parameters.W).toEqual(final.W)
  })

  it('a command that comes too late changes nothing', async () => {
    const training = new Training()
    training.send({ kind: 'start', order, isPaused: false })
    await training.ended()
    await settle()
    const told = training.events.length
    for (const kind of ['pause', 'resume', 'stop'] as const) training.send({ kind })
    training.send({ kind: 'step', unit: 'epoch' })
    await settle()
    expect(training.events.slice(told)).toEqual([])
  })

  it('a second start of what is running already does not train twice as fast', async () => {
    const training = new Training()
    await training.ask(
      { kind: 'start', order: tinyOrder({ iterations: 5000 }), isPaused: true },
      'progressed',
    )
    training.send({ kind: 'resume' })
    training.send({ kind: 'pause' })
    training.send({ kind: 'resume' })
    training.send({ kind: 'resume' })
    const ended = await training.ended()
    expect(ended.progress.iteration).toBe(5000)
    await settle()
    expect(training.of('ended')).toHaveLength(1)
  })
})

describe('when it goes wrong', () => {
  /** Two linear layers: each step multiplies the weights by about a million, and soon they are no numbers. */
  const hopeless = {
    ...tinyOrder({ learningRate: 1e6, precision: 'float32', initialization: 'xavier', logEvery: 1 }),
    architecture: { inputs: 2, hidden: [{ units: 3, activation: 'linear' as const }] },
  }
  const float32 = (order: typeof hopeless): typeof hopeless => ({
    ...order,
    train: {
      ...order.train,
      X: {
        kind: 'numbers',
        numbers: Float32Array.from((order.train.X as { numbers: Float64Array }).numbers, (x) => 1000 * x),
      },
    },
    test: null,
  })

  it('a training whose cost is no number ends as diverged, with the last finite weights', async () => {
    const diverging = float32(hopeless)
    const alone = trainerOf(diverging)
    const kept = []
    let divergedAt = -1
    for (let i = 0; i < 100 && divergedAt < 0; i++) {
      kept.push(alone.parameters())
      if (!Number.isFinite(alone.step().cost)) divergedAt = i
    }
    expect(divergedAt).toBeGreaterThan(0)
    const training = new Training()
    training.send({ kind: 'start', order: diverging, isPaused: false })
    const ended = await training.ended()
    expect(ended).toMatchObject({ divergedAt, progress: { state: 'diverged' } })
    expect({ W: ended.parameters.W, b: ended.parameters.b }).toEqual(kept[divergedAt - 1])
    for (const { data } of [...ended.parameters.W, ...ended.parameters.b])
      expect(data.every(Number.isFinite)).toBe(true)
    expect(training.points.every(({ trainCost }) => Number.isFinite(trainCost))).toBe(true)
    expect(training.points.map(({ iteration }) => iteration)).toEqual(
      Array.from({ length: divergedAt }, (_, i) => i),
    )
  })

  it('after a divergence it can start over', async () => {
    const training = new Training()
    training.send({ kind: 'start', order: float32(hopeless), isPaused: false })
    await training.ended()
    await training.ask({ kind: 'reset' }, 'was-reset')
    await training.ask({ kind: 'snapshot', requestId: 1 }, 'snapshot')
    expect(training.of('snapshot')[0]?.parameters).toMatchObject(trainerOf(float32(hopeless)).parameters())
  })

  it('kernels that cannot be made end in one sentence', async () => {
    const training = new Training(() => Promise.reject(new Error('this build has no native kernels')))
    training.send({ kind: 'start', order, isPaused: false })
    await training.until('failed')
    expect(training.events).toEqual([{ kind: 'failed', message: 'this build has no native kernels' }])
  })

  it('a command before the start is a fault of ours, and said', async () => {
    const training = new Training()
    await training.ask({ kind: 'snapshot', requestId: 1 }, 'failed')
  })
})

describe('pictures', () => {
  /** Four pictures of 2 × 2 grey pixels in shared memory, behind others that belong to nobody here. */
  function pictures() {
    const memory = new SharedArrayBuffer(32)
    new Uint8Array(memory, 8, 16).set([0, 10, 200, 50, 20, 10, 100, 50, 255, 10, 30, 60, 90, 10, 70, 40])
    return {
      architecture: { inputs: 4, hidden: [] },
      hyperparameters: tinyOrder({ iterations: 5 }).hyperparameters,
      scaling: 'standard' as const,
      train: {
        X: { kind: 'pixels' as const, memory, byteOffset: 8, byteLength: 16 },
        labels: Uint8Array.of(1, 0, 1, 0),
      },
      test: null,
      picture: { size: 2, channels: 1 as const },
    }
  }

  it('are standardised by what is measured on the training pictures', async () => {
    const training = new Training()
    training.send({ kind: 'start', order: pictures(), isPaused: false })
    const { parameters } = await training.ended()
    // First feature: 0, 20, 255, 90. Mean 91.25; squared differences 8326.5625, 5076.5625, 26814.0625, 1.5625, mean 10054.6875.
    expect(parameters.scaling).toMatchObject({ kind: 'standard' })
    const { means, deviations } = parameters.scaling as { means: Float64Array; deviations: Float64Array }
    expect([...means]).toEqual([91.25, 10, 100, 50])
    expect(deviations[0]).toBeCloseTo(Math.sqrt(10054.6875), 12)
    expect(deviations[1]).toBe(1) // it never varies
  })

  it('the first layer is drawn at the start and at the end', async () => {
    const training = new Training()
    training.send({ kind: 'start', order: pictures(), isPaused: false })
    await training.ended()
    const drawn = training.of('weights').map(({ weights }) => weights)
    expect(drawn[0]).toMatchObject({ iteration: 0, units: 1, size: 2, channels: 1 })
    expect(drawn.at(-1)?.iteration).toBe(5)
    expect(drawn.at(-1)?.pixels).not.toEqual(drawn[0]?.pixels)
  })
})
