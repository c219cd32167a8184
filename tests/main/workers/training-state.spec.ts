// A training that goes on from a checkpoint, through the bytes of the file, ends with the same bits as one that was
// never interrupted; and each thing in a checkpoint is needed for that.
import { describe, expect, it } from 'vitest'
import {
  DEFAULT_HYPERPARAMETERS,
  OPTIMIZERS,
  type Hyperparameters,
} from '../../../shared/domain/hyperparameters'
import type { MetricPoint } from '../../../shared/domain/run'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import { Trainer } from '../../../src-main/engine/trainer'
import type { TrainingState } from '../../../src-main/engine/training-state'
import { decodeCheckpoint, encodeCheckpoint } from '../../../src-main/formats/checkpoint'
import { TrainingSession } from '../../../src-main/workers/training-session'
import { hiddenLayers, randomPictures } from '../engine/small-runs'

const ITERATIONS = 20
const [train, test] = [randomPictures(48, 23, 1), randomPictures(48, 9, 2)]

function sessionOf(given: Partial<Hyperparameters>, firstLayer: 'direct' | 'gram'): TrainingSession {
  const hyperparameters: Hyperparameters = {
    ...DEFAULT_HYPERPARAMETERS,
    ...{ iterations: ITERATIONS, precision: 'float64', logEvery: 3, learningRate: 0.05 },
    ...given,
  }
  const architecture = { inputs: 48, hidden: hiddenLayers([5, 4], 'tanh') }
  const scaling = { kind: 'unit' } as const
  const kernels = createReferenceKernels('float64')
  const options = { kernels, architecture, hyperparameters, scaling, train, test, firstLayer }
  const message = { X: { kind: 'numbers', numbers: new Float64Array() }, labels: new Uint8Array() } as const
  const order = {
    architecture,
    hyperparameters,
    scaling: 'unit',
    train: message,
    test: message,
    picture: null,
  } as const
  return new TrainingSession(order, new Trainer(options), scaling)
}

/** Trains until so many updates are done, or the end: what was measured, and what it ended with. */
function go(session: TrainingSession, until = Infinity) {
  const points: MetricPoint[] = []
  while (session.trainer.iteration < until) {
    const { point, ending } = session.iterate(false)
    if (point) points.push(point)
    if (ending) return { points, last: session.end(ending.state) }
  }
  return { points, last: null }
}

function throughFile(state: TrainingState): TrainingState {
  const decoded = decodeCheckpoint(encodeCheckpoint(state))
  if (!decoded.ok) throw new Error(decoded.error.message)
  return decoded.value
}

const ways: readonly (readonly ['direct' | 'gram', Partial<Hyperparameters>])[] = [
  ...OPTIMIZERS.map((optimizer) => ['direct', { optimizer }] as const),
  ['gram', {}],
  ['gram', { optimizer: 'momentum' }],
  ['direct', { batch: 7, keepProbability: 0.7, schedule: { kind: 'exponential', factor: 0.9 } }],
  ['direct', { optimizer: 'adam', batch: 7, l2: 0.3, classWeights: 'balanced' }],
  ['direct', { learningRate: 2, earlyStopping: { patience: 6 }, logEvery: 1 }],
]

describe('goes on to the very same bits', () => {
  it.each(ways)('%s %j', (firstLayer, given) => {
    const whole = go(sessionOf(given, firstLayer))
    for (let k = 0; k < whole.points.at(-1)!.iteration; k++) {
      const first = sessionOf(given, firstLayer)
      const before = go(first, k)
      const second = sessionOf(given, firstLayer)
      second.resume(throughFile(first.state()))
      const after = go(second)
      expect([...before.points, ...after.points]).toEqual(whole.points)
      expect(after.last).toEqual(whole.last)
    }
  })
})

describe('everything in a checkpoint is needed', () => {
  const given: Partial<Hyperparameters> = { optimizer: 'adam', earlyStopping: { patience: 6 }, logEvery: 1 }
  const lost: Readonly<Record<string, (state: TrainingState) => TrainingState>> = {
    parameters: (state) => ({
      ...state,
      trainer: { ...state.trainer, parameters: sessionOf(given, 'direct').state().trainer.parameters },
    }),
    iteration: (state) => ({ ...state, trainer: { ...state.trainer, iteration: 0 } }),
    'learning rate': (state) => ({ ...state, trainer: { ...state.trainer, learningRate: 0.051 } }),
    moments: (state) => ({
      ...state,
      trainer: { ...state.trainer, moments: state.trainer.moments.map((m) => m.map(() => 0)) },
    }),
    'updates of the moments': (state) => ({ ...state, trainer: { ...state.trainer, momentUpdates: 0 } }),
    'best cost': (state) => ({ ...state, best: state.best && { ...state.best, cost: -1 } }),
    'best parameters': (state) => ({ ...state, best: null }),
  }
  it.each(Object.keys(lost))('without its %s the training is another', (name) => {
    const at = name === 'best cost' ? 5 : 9 // the lowest cost comes between the two
    const whole = go(sessionOf(given, 'direct'))
    const first = sessionOf(given, 'direct')
    const before = go(first, at)
    const second = sessionOf(given, 'direct')
    second.resume(lost[name]!(throughFile(first.state())))
    const after = go(second)
    expect({ points: [...before.points, ...after.points], last: after.last }).not.toEqual(whole)
  })

  it('the last finite weights are those that a divergence goes back to', () => {
    const wild = { learningRate: 1e160, logEvery: 4 }
    const first = sessionOf(wild, 'direct')
    const whole = go(sessionOf(wild, 'direct'))
    expect(whole.last).not.toBeNull()
    go(first, 1)
    const second = sessionOf(wild, 'direct')
    second.resume(throughFile(first.state()))
    expect(go(second).last?.parameters).toEqual(whole.last?.parameters)
  })

  it('an iteration that was measured is not measured twice', () => {
    const first = sessionOf({}, 'direct')
    go(first, 3)
    first.iterate(true) // asked for: 3 is due anyway
    const state = throughFile(first.state())
    expect(state.lastMeasured).toBe(3)
  })
})

it('a checkpoint has the scaling that its parameters were trained with, bit for bit', () => {
  const session = sessionOf({}, 'direct')
  const means = Float64Array.of(1 / 3, 127.5)
  const deviations = Float64Array.of(Math.PI, 1e-9)
  const state = { ...session.state(), scaling: { kind: 'standard', means, deviations } as const }
  expect(throughFile(state).scaling).toEqual(state.scaling)
  expect(throughFile(session.state()).scaling).toEqual({ kind: 'unit' })
})
