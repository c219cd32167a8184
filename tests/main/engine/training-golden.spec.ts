// Everything that training can do, against the same formulas written a second time with NumPy.
import { describe, expect, it } from 'vitest'
import {
  hyperparametersSchema,
  DEFAULT_HYPERPARAMETERS,
  OPTIMIZERS,
} from '../../../shared/domain/hyperparameters'
import { SCHEDULE_KINDS } from '../../../shared/domain/schedule'
import { labelWeights } from '../../../src-main/engine/class-weights'
import { drawMasks } from '../../../src-main/engine/dropout'
import type { Examples } from '../../../src-main/engine/example-set'
import { rowMajor, zeros } from '../../../src-main/engine/matrix'
import { epochOrder } from '../../../src-main/engine/mini-batches'
import { NumpyRandom } from '../../../src-main/engine/random/numpy-random'
import { numberedStream } from '../../../src-main/engine/random/streams'
import golden from '../../golden/training.json'
import { hiddenLayers, randomExamples, smallTrainer } from './small-runs'

const data = randomExamples(golden.inputs, golden.examples, golden.dataSeed)

/** For a linear output: 2 x₁ − x₂ + label. */
function numbersToPredict(): Float64Array {
  const { numbers } = data.X
  return Float64Array.from(data.labels, (label, j) => {
    return 2 * numbers[j * golden.inputs]! - numbers[j * golden.inputs + 1]! + label
  })
}

function expectNear(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length)
  expected.forEach((value, i) => {
    expect(Math.abs(actual[i]! - value)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value)))
  })
}

const named = golden.runs.map((run) => {
  const { optimizer, batch, schedule, l2, keepProbability, classWeights, output } = run
  const parts = [
    ...[optimizer, `batch ${batch}`, schedule.kind, `λ ${l2}`],
    ...[`keep ${keepProbability}`, `weights ${classWeights}`, output],
  ]
  return { ...run, name: parts.join(', ') }
})

describe('training against NumPy, to 1e-12', () => {
  it.each(named)('$name', ({ costs, finalCost, W, b, output, ...run }) => {
    const hyperparameters = hyperparametersSchema.parse({
      ...DEFAULT_HYPERPARAMETERS,
      ...{ optimizer: run.optimizer, batch: run.batch, schedule: run.schedule, l2: run.l2 },
      ...{ keepProbability: run.keepProbability, classWeights: run.classWeights },
      ...{ learningRate: run.learningRate, iterations: golden.iterations, seed: golden.seed },
      precision: 'float64',
    })
    const isLinear = output === 'linear'
    const train: Examples = { X: data.X, labels: isLinear ? numbersToPredict() : data.labels }
    const architecture = { inputs: golden.inputs, hidden: hiddenLayers(golden.hidden, 'tanh') }
    const trainer = smallTrainer(architecture, train, hyperparameters, {
      output: isLinear ? 'linear' : 'sigmoid',
    })
    expectNear(
      costs.map(() => trainer.step().cost),
      costs,
    )
    const parameters = trainer.parameters()
    W.forEach((weights, index) => expectNear(rowMajor(parameters.W[index + 1]!), weights))
    b.forEach((biases, index) => expectNear(parameters.b[index + 1]!.data, biases))
    expectNear([trainer.evaluate('train').cost], [finalCost])
  })

  it('covers every optimizer with full batch and mini-batches, and every schedule', () => {
    const plain = golden.runs.filter(
      ({ l2, keepProbability, classWeights }) => l2 === 0 && keepProbability === 1 && classWeights === 'none',
    )
    for (const optimizer of OPTIMIZERS) {
      const batches = plain.filter((run) => run.optimizer === optimizer).map(({ batch }) => batch)
      expect(batches).toEqual(expect.arrayContaining(['full', 5]))
    }
    expect(new Set(golden.runs.map(({ schedule }) => schedule.kind))).toEqual(new Set(SCHEDULE_KINDS))
  })
})

describe('what is drawn, against NumPy', () => {
  it('the order of each epoch is np.random.permutation after its own seed', () => {
    golden.orders.forEach((order, epoch) => {
      expect([...epochOrder(golden.examples, golden.seed, epoch)]).toEqual(order)
    })
  })

  it('the masks of an update are rand(n, m) < p, layer after layer, each divided by p', () => {
    const slots = [0, ...golden.hidden, 1].map((units) => zeros('float64', units, 5))
    drawMasks({ D: slots, kept: [] }, 0.6, numberedStream('dropout', golden.seed, 7))
    const stated = NumpyRandom.fromSeed(golden.dropoutSeed)
    expect(stated.rand()).toBe(numberedStream('dropout', golden.seed, 7).rand())
    golden.masks.forEach((mask, index) => expect([...rowMajor(slots[index + 1]!)]).toEqual(mask))
  })

  it('balanced weights are n_samples / (n_classes · np.bincount(y)), as in scikit-learn', () => {
    const weights = labelWeights('balanced', data.labels)
    expect([...weights!].sort((a, b) => a - b)).toEqual(golden.classWeights)
  })
})
