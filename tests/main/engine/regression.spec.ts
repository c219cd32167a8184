// A linear output with the squared cost: predicting numbers.
import { expect, it } from 'vitest'
import { OPTIMIZERS } from '../../../shared/domain/hyperparameters'
import { hiddenLayers, smallTrainer } from './small-runs'

const x = Float64Array.from({ length: 21 }, (_, j) => -1 + j / 10)
const line = { X: { kind: 'numbers', numbers: x }, labels: x.map((value) => 2 * value - 1) } as const
const rates = { gd: 0.5, momentum: 0.5, rmsprop: 0.01, adam: 0.1 }

it.each(OPTIMIZERS)('%s learns y = 2x − 1', (optimizer) => {
  const given = { optimizer, learningRate: rates[optimizer], schedule: { kind: 'cosine' } } as const
  const trainer = smallTrainer(
    { inputs: 1, hidden: [] },
    line,
    { ...given, iterations: 500 },
    { output: 'linear' },
  )
  for (let i = 0; i < 500; i++) trainer.step()
  const { W, b } = trainer.parameters()
  expect(W[1]!.data[0]).toBeCloseTo(2, 3)
  expect(b[1]!.data[0]).toBeCloseTo(-1, 3)
  expect(trainer.evaluate('train').cost).toBeLessThan(1e-6)
})

it('the first update, by hand', () => {
  // Two examples (1, 3) and (2, 0); W = b = 0, so Z = A = 0: J = ½ · (½ · 9 + 0) = 2.25
  // dZ = [−3 0]; dW = ½ · (−3 · 1) = −1.5; db = −1.5; with α = 0.1: W = b = 0.15
  const train = {
    X: { kind: 'numbers', numbers: Float64Array.of(1, 2) },
    labels: Float64Array.of(3, 0),
  } as const
  const trainer = smallTrainer(
    { inputs: 1, hidden: [] },
    train,
    { initialization: 'zeros' },
    { output: 'linear' },
  )
  expect(trainer.step().cost).toBe(2.25)
  const { W, b } = trainer.parameters()
  expect([W[1]!.data[0], b[1]!.data[0]]).toEqual([expect.closeTo(0.15, 15), expect.closeTo(0.15, 15)])
  expect([...trainer.probabilities('train')]).toEqual([expect.closeTo(0.3, 15), expect.closeTo(0.45, 15)])
  expect([...trainer.probe().losses]).toEqual([
    expect.closeTo((2.7 * 2.7) / 2, 14),
    expect.closeTo((0.45 * 0.45) / 2, 14),
  ])
})

it('a hidden layer bends the line: y = x² is out of reach without one', () => {
  const square = { ...line, labels: x.map((value) => value * value) }
  const costs = [[], hiddenLayers([6], 'tanh')].map((hidden) => {
    const given = { optimizer: 'adam', learningRate: 0.05 } as const
    const trainer = smallTrainer({ inputs: 1, hidden }, square, given, { output: 'linear' })
    for (let i = 0; i < 600; i++) trainer.step()
    return trainer.evaluate('train').cost
  })
  // The best line is the constant mean of x²: half the variance of x² on these points is 0.0525.
  expect(costs[0]).toBeGreaterThan(0.05)
  expect(costs[1]).toBeLessThan(0.001)
})
