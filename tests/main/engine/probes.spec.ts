// What a probe says, against plain sums over the network's own formulas; and that nobody notices it.
import { describe, expect, it } from 'vitest'
import type { LayerProbe } from '../../../shared/domain/probe'
import type { Trainer } from '../../../src-main/engine/trainer'
import { OPTIMIZERS } from '../../../shared/domain/hyperparameters'
import { hiddenLayers, randomExamples, randomPictures, smallTrainer } from './small-runs'

const norm = (numbers: Iterable<number>): number => Math.hypot(...numbers)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, count) => total + count, 0)

/** One linear unit of logistic regression on two examples, X = [4 0; 0 100], Y = [0 1], W = [1 −1], b = 0. */
function twoExamples(given = {}): Trainer {
  const numbers = Float64Array.of(4, 0, 0, 100)
  const train = { X: { kind: 'numbers', numbers }, labels: Uint8Array.of(0, 1) } as const
  const trainer = smallTrainer({ inputs: 2, hidden: [] }, train, { learningRate: 0.5, ...given })
  const parameters = trainer.parameters()
  parameters.W[1]!.data.set([1, -1])
  parameters.b[1]!.data.set([0])
  trainer.restore(parameters)
  return trainer
}

describe('a probe, by hand', () => {
  // Z = [4 −100]; A = [σ(4) ≈ 0.982, e⁻¹⁰⁰ ≈ 4e-44]: both beyond 0.02 … 0.98.
  // dZ = [σ(4), −1] to 4e-44; dW = ½ · [4 σ(4), −100]
  const answer = 1 / (1 + Math.exp(-4))
  const dW = [2 * answer, -50]

  it('norms, update ratio, losses, shares', () => {
    const { iteration, layers, losses, positiveShare } = twoExamples().probe()
    expect(iteration).toBe(0)
    expect(layers).toHaveLength(1)
    const [layer] = layers
    expect(layer).toMatchObject({ layer: 1, activation: 'sigmoid', deadShare: null, saturatedShare: 1 })
    expect(layer!.weightNorm).toBe(Math.SQRT2) // ‖[1 −1]‖
    expect(layer!.gradientNorm).toBeCloseTo(norm(dW), 12)
    expect(layer!.updateRatio).toBeCloseTo((0.5 * norm(dW)) / Math.SQRT2, 12) // α ‖dW‖ / ‖W‖
    // −log(1 − σ(4)) = 4 + log(1 + e⁻⁴), and −log σ(−100) = 100
    expect(losses[0]).toBeCloseTo(4 + Math.log1p(Math.exp(-4)), 13)
    expect(losses[1]).toBe(100)
    expect(positiveShare).toBe(0.5)
  })

  it('histograms hold every Z, A, W and dW', () => {
    const { Z, A, W, dW: gradient } = twoExamples().probe().layers[0]!.histograms
    expect([Z.min, Z.max, sum(Z.counts), Z.counts[0], Z.counts[39]]).toEqual([-100, 4, 2, 1, 1])
    expect([A.max, sum(A.counts)]).toEqual([answer, 2])
    expect([W.min, W.max, sum(W.counts)]).toEqual([-1, 1, 2])
    expect([gradient.min, sum(gradient.counts)]).toEqual([-50, 2])
  })

  it('the gradient is of the whole cost: λ/m W is in it', () => {
    const { gradientNorm } = twoExamples({ l2: 6 }).probe().layers[0]!
    expect(gradientNorm).toBeCloseTo(norm([dW[0]! + 3, dW[1]! - 3]), 12) // 6/2 · [1 −1]
  })

  it('the update is the one of the optimizer: Adam goes α in every weight at first', () => {
    const { updateRatio } = twoExamples({ optimizer: 'adam' }).probe().layers[0]!
    expect(updateRatio).toBeCloseTo((0.5 * Math.SQRT2) / Math.SQRT2, 7)
  })

  it('no ratio while all weights are 0, or when the update is beyond every number', () => {
    const zero = twoExamples()
    zero.restore({
      ...zero.parameters(),
      W: zero.parameters().W.map((w) => ({ ...w, data: w.data.fill(0) })),
    })
    expect(zero.probe().layers[0]!.updateRatio).toBeNull()
    const wild = twoExamples({ learningRate: 1e308 })
    expect(wild.probe().layers[0]!.updateRatio).toBeNull()
  })
})

describe('dead and saturated units', () => {
  const architecture = { inputs: 3, hidden: hiddenLayers([4], 'relu') }
  const train = randomPictures(3, 25, 1)

  function planted(hidden: LayerProbe['activation'], change: (trainer: Trainer) => void): LayerProbe {
    const trainer = smallTrainer({ ...architecture, hidden: hiddenLayers([4], hidden) }, train)
    change(trainer)
    return trainer.probe().layers[0]!
  }
  const biased = (biases: readonly number[]) => (trainer: Trainer) => {
    const parameters = trainer.parameters()
    parameters.b[1]!.data.set(biases)
    trainer.restore(parameters)
  }

  it('a unit with a bias far below every W·x is dead, one that lives for a single example is not', () => {
    expect(planted('relu', biased([100, -100, 100, 100])).deadShare).toBe(0.25)
    expect(planted('relu', biased([-100, -100, -100, 100])).deadShare).toBe(0.75)
    const single = planted('relu', (trainer) => {
      const parameters = trainer.parameters()
      // Unit 0 answers the first pixel above its second highest value: for one picture only.
      const first = [...train.X.pixels].filter((_, at) => at % 3 === 0).sort((a, b) => b - a)
      parameters.W[1]!.data.fill(0)
      parameters.W[1]!.data[0] = 1
      parameters.b[1]!.data.set([-(first[0]! + first[1]!) / 2 / 255, 0, 1, 1])
      trainer.restore(parameters)
    })
    expect(single.deadShare).toBe(0.25) // unit 1, which is 0 · x + 0
    expect(single.saturatedShare).toBeNull()
  })

  it.each([
    ['tanh', [100, -100, 0, 0], 0.5],
    ['sigmoid', [100, -100, 100, 0], 0.75],
  ] as const)('%s with biases %j: %d of the answers are on the flat ends', (activation, biases, share) => {
    const layer = planted(activation, (trainer) => {
      const parameters = trainer.parameters()
      parameters.W[1]!.data.fill(0)
      trainer.restore(parameters)
      biased(biases)(trainer)
    })
    expect([layer.saturatedShare, layer.deadShare]).toEqual([share, null])
  })

  it('leaky ReLU and linear units are neither', () => {
    for (const activation of ['leaky-relu', 'linear'] as const) {
      expect(planted(activation, () => undefined)).toMatchObject({ deadShare: null, saturatedShare: null })
    }
  })
})

describe('a probe of a deep network', () => {
  const architecture = { inputs: 6, hidden: hiddenLayers([5, 4], 'relu') }
  const train = randomPictures(6, 30, 2)

  it('in blocks says what it says in one piece', () => {
    // one example: (6 + 3 · 10) · 8 bytes; blocks of 7
    const budget = { keptBytes: 0, blockBytes: 7 * 36 * 8 }
    const [blocked, whole] = [
      smallTrainer(architecture, train, {}, { budget }).probe(),
      smallTrainer(architecture, train).probe(),
    ]
    expect(blocked.losses).toHaveLength(30)
    blocked.losses.forEach((loss, j) => expect(loss).toBeCloseTo(whole.losses[j]!, 13))
    blocked.layers.forEach((layer, i) => {
      expect(layer.gradientNorm).toBeCloseTo(whole.layers[i]!.gradientNorm, 13)
      expect(layer.deadShare).toBe(whole.layers[i]!.deadShare)
      expect(sum(layer.histograms.A.counts)).toBe(30 * [5, 4, 1][i]!)
    })
  })

  it('its losses make the cost, its share the confusion, its update ratio the next update', () => {
    const trainer = smallTrainer(architecture, train, { optimizer: 'momentum' })
    for (let i = 0; i < 5; i++) trainer.step()
    const { iteration, losses, positiveShare, layers } = trainer.probe()
    const { cost, score } = trainer.evaluate('train')
    expect(iteration).toBe(5)
    expect(sum([...losses]) / 30).toBeCloseTo(cost, 13)
    expect(positiveShare).toBe((score.confusion.tp + score.confusion.fp) / 30)
    const probabilities = trainer.probabilities('train')
    train.labels.forEach((label, j) => {
      const p = probabilities[j]!
      expect(losses[j]).toBeCloseTo(-Math.log(label === 1 ? p : 1 - p), 12)
    })
    const before = trainer.parameters().W
    trainer.step()
    trainer.parameters().W.forEach(({ data }, l) => {
      if (l === 0) return
      const change = norm(data.map((w, at) => w - before[l]!.data[at]!))
      expect(layers[l - 1]!.weightNorm).toBeCloseTo(norm(before[l]!.data), 13)
      expect(layers[l - 1]!.updateRatio).toBeCloseTo(change / norm(before[l]!.data), 13)
    })
  })

  it('weights of classes and L2 are left out of the losses, dropout out of everything', () => {
    const given = { classWeights: 'balanced', l2: 2, keepProbability: 0.5 } as const
    const [some, none] = [smallTrainer(architecture, train, given), smallTrainer(architecture, train)]
    expect(some.probe().losses).toEqual(none.probe().losses)
    expect(some.probe().layers[0]!.histograms.A).toEqual(none.probe().layers[0]!.histograms.A)
  })

  const cases = OPTIMIZERS.flatMap((optimizer) => [
    { optimizer, learningRate: 0.02 },
    { optimizer, learningRate: 0.02, batch: 7, keepProbability: 0.6, l2: 0.2 },
  ])
  it.each(cases)('$optimizer, batch $batch: changes no later bit, wherever it is asked for', (given) => {
    const examples = randomExamples(6, 30, 3)
    const [probed, plain] = [
      smallTrainer(architecture, examples, given),
      smallTrainer(architecture, examples, given),
    ]
    probed.learningRate = plain.learningRate = 0.01
    for (let i = 0; i < 12; i++) {
      if (i % 3 === 0) expect(probed.probe()).toEqual(probed.probe())
      expect(probed.step()).toEqual(plain.step())
    }
    expect(probed.state()).toEqual(plain.state())
  })
})
