import { expect, it } from 'vitest'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import type { Network } from '../../../src-main/engine/network'
import { addL2Gradient, l2Cost } from '../../../src-main/engine/regularization'
import { randomPictures, smallTrainer } from './small-runs'

const kernels = createReferenceKernels('float64')

function matrix(rows: number, columns: number, numbers: readonly number[]) {
  const made = kernels.allocate(rows, columns)
  made.data.set(numbers)
  return made
}

// W[1] = [1 −2; 3 0], W[2] = [2 −1]; the biases, 100 each, are to have no part in it. λ = 6, m = 4.
const none = kernels.allocate(0, 0)
const network: Network = {
  kernels,
  g: ['linear', 'relu', 'sigmoid'],
  W: [none, matrix(2, 2, [1, 3, -2, 0]), matrix(1, 2, [2, -1])],
  b: [none, matrix(2, 1, [100, 100]), matrix(1, 1, [100])],
}

it('the cost, by hand: λ/2m · Σ W² = 6/8 · (1 + 4 + 9 + 0 + 4 + 1) = 0.75 · 19', () => {
  expect(l2Cost(network, 6, 4)).toBe(14.25)
  expect(l2Cost(network, 0, 4)).toBe(0)
})

it('the gradient, by hand: λ/m · W = 1.5 W is added to what is there', () => {
  const dW = [none, matrix(2, 2, [10, 10, 10, 10]), matrix(1, 2, [0, 0])]
  addL2Gradient(network, 6, 4, { dW })
  expect(dW.map(({ data }) => [...data])).toEqual([[], [11.5, 14.5, 7, 10], [3, -1.5]])
})

it('without a loss that pulls, weights shrink by 1 − αλ/m in every update, biases do not', () => {
  // Two equal examples of different labels, at zero input: the loss has no slope by W, and none by b at b = 0.
  const train = { X: { kind: 'pixels', pixels: new Uint8Array(4) }, labels: Uint8Array.of(0, 1) } as const
  const trainer = smallTrainer({ inputs: 2, hidden: [] }, train, { l2: 3, learningRate: 0.2 })
  const before = trainer.parameters().W[1]!.data
  trainer.step()
  const { W, b } = trainer.parameters()
  W[1]!.data.forEach((w, i) => expect(w).toBeCloseTo(before[i]! * (1 - (0.2 * 3) / 2), 14))
  expect([...b[1]!.data]).toEqual([0])
})

it('a mini-batch pays the penalty of the whole training set: m is not the size of the batch', () => {
  const train = randomPictures(3, 12, 1)
  const given = { l2: 5, batch: 4, learningRate: 1e-9 } as const
  const [weighed, plain] = [given, { ...given, l2: 0 }].map((each) =>
    smallTrainer({ inputs: 3, hidden: [] }, train, each),
  )
  const { W } = weighed!.parameters()
  const squares = Math.hypot(...W[1]!.data) ** 2
  expect(weighed!.step().cost - plain!.step().cost).toBeCloseTo((5 / 24) * squares, 14)
})
