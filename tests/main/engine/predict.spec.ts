import { describe, expect, it } from 'vitest'
import { layerActivations, type Architecture } from '../../../shared/domain/architecture'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import { fromRowMajor, zeros } from '../../../src-main/engine/matrix'
import { answerExamples, predictProbabilities } from '../../../src-main/engine/predict'
import { measureScaling } from '../../../src-main/engine/standardization'
import { hiddenLayers, randomPictures, smallTrainer } from './small-runs'

describe('prediction', () => {
  it('of a hand-made network: W[1] = [1 −1], relu, W[2] = [2], b[2] = −1', () => {
    const empty = zeros('float64', 0, 0)
    const trained = {
      kernels: createReferenceKernels('float64'),
      activations: ['relu', 'sigmoid'],
      scaling: { kind: 'unit' },
      W: [empty, fromRowMajor(1, 2, Float64Array.of(1, -1)), fromRowMajor(1, 1, Float64Array.of(2))],
      b: [empty, fromRowMajor(1, 1, Float64Array.of(0)), fromRowMajor(1, 1, Float64Array.of(-1))],
    } as const
    const X = { kind: 'pixels', pixels: Uint8Array.of(255, 0, 0, 255) } as const
    // (1, 0): relu 1, z = 2 − 1 = 1; (0, 1): relu(−1) = 0, z = −1
    const answers = predictProbabilities(trained, X)
    expect(answers[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 15)
    expect(answers[1]).toBeCloseTo(1 / (1 + Math.exp(1)), 15)
  })

  it('says of training pictures what the trainer says, with the same scaling', () => {
    const architecture: Architecture = { inputs: 12, hidden: hiddenLayers([5, 3], 'leaky-relu') }
    const train = randomPictures(12, 20, 4)
    const scaling = measureScaling(train.X.pixels, 12)
    const trainer = smallTrainer(architecture, train, {}, { scaling })
    for (let i = 0; i < 5; i++) trainer.step()
    const kernels = createReferenceKernels('float64')
    const activations = layerActivations(architecture)
    const trained = { kernels, activations, scaling, ...trainer.parameters() }
    expect(predictProbabilities(trained, train.X)).toEqual(trainer.probabilities('train'))
    expect(() => predictProbabilities(trained, { kind: 'pixels', pixels: new Uint8Array(13) })).toThrow(
      '13 inputs',
    )
  })

  it('answers in blocks and at once are the same bits, with the losses from z', () => {
    const [features, m] = [16, 50]
    const trained = {
      kernels: createReferenceKernels('float64'),
      activations: ['sigmoid'],
      scaling: { kind: 'unit' },
      W: [zeros('float64', 0, 0), zeros('float64', 1, features)],
      b: [zeros('float64', 0, 0), fromRowMajor(1, 1, Float64Array.of(-0.5))],
    } as const
    trained.W[1].data.forEach((_, i, data) => (data[i] = Math.sin(i)))
    const pixels = Uint8Array.from({ length: features * m }, (_, i) => (i * 7919) >> 5)
    const labels = Uint8Array.from({ length: m }, (_, i) => i % 2)
    // Of (16 + 3) · 8 bytes each, seven go into a kilobyte.
    const budget = { keptBytes: 0, blockBytes: 1100 }
    const { probabilities, losses } = answerExamples(trained, { kind: 'pixels', pixels }, labels, budget)
    expect(probabilities).toEqual(predictProbabilities(trained, { kind: 'pixels', pixels }))
    for (const i of [0, 1, 6, 7, 49]) {
      const p = probabilities[i]!
      expect(losses[i]).toBeCloseTo(-Math.log(labels[i] === 1 ? p : 1 - p), 9)
    }
    expect(() => answerExamples(trained, { kind: 'pixels', pixels }, new Uint8Array(1))).toThrow('1 labels')
  })
})
