import { describe, expect, it } from 'vitest'
import { layerSizes, parameterCount, type Architecture } from '../../../shared/domain/architecture'
import {
  DEFAULT_HYPERPARAMETERS,
  OPTIMIZERS,
  PRECISIONS,
  type Hyperparameters,
  type Precision,
} from '../../../shared/domain/hyperparameters'
import { BLOCK_BUDGET, planBlocks } from '../../../src-main/engine/block-plan'
import { createReferenceKernels } from '../../../src-main/engine/kernels/reference'
import { mostKeptBytes, type Kernels } from '../../../src-main/engine/kernels/kernels'
import { estimateTrainingBytes } from '../../../src-main/engine/memory-estimate'
import { Trainer } from '../../../src-main/engine/trainer'
import { hiddenLayers, randomPictures } from './small-runs'

/** Kernels that count the bytes they hand out. */
function countingKernels(precision: Precision): { kernels: Kernels; bytes: () => number } {
  const real = createReferenceKernels(precision)
  let bytes = 0
  const kernels: Kernels = {
    ...real,
    allocate: (rows, columns) => {
      const matrix = real.allocate(rows, columns)
      bytes += matrix.data.byteLength
      return matrix
    },
    allocateBytes: (length) => {
      bytes += length
      return real.allocateBytes(length)
    },
    keepInputs: (X) => {
      bytes += 2 * X.data.byteLength // the numbers again, in both orders
    },
  }
  return { kernels, bytes: () => bytes }
}

const course: Architecture = { inputs: 12288, hidden: hiddenLayers([20, 7, 5], 'relu') }

describe('memory estimate', () => {
  const ways: readonly Partial<Hyperparameters>[] = [
    {},
    { batch: 7 },
    { batch: 40 }, // all of them: the full batch
    { keepProbability: 0.5 },
    { classWeights: 'balanced' },
    { batch: 7, keepProbability: 0.5, classWeights: 'balanced', l2: 0.1 },
  ]
  const cases = PRECISIONS.flatMap((precision) =>
    OPTIMIZERS.flatMap((optimizer) => ways.map((way) => ({ precision, optimizer, ...way }))),
  )

  it.each(cases)('is what a trainer allocates, and two copies of the parameters: %j', (given) => {
    const architecture: Architecture = { inputs: 300, hidden: hiddenLayers([9, 4], 'relu') }
    const { kernels, bytes } = countingKernels(given.precision)
    const hyperparameters = { ...DEFAULT_HYPERPARAMETERS, ...given }
    const [train, test] = [randomPictures(300, 40, 1), randomPictures(300, 10, 2)]
    for (const withTest of [true, false]) {
      const before = bytes()
      const options = { kernels, architecture, hyperparameters, scaling: { kind: 'unit' }, train } as const
      const trainer = new Trainer({ ...options, test: withTest ? test : null })
      const allocated = bytes() - before
      const copies = 2 * parameterCount(architecture) * (given.precision === 'float64' ? 8 : 4)
      const estimate = estimateTrainingBytes(architecture, hyperparameters, 40, withTest ? 10 : 0)
      expect(estimate).toBe(allocated + copies)
      trainer.step()
      trainer.evaluate('train')
      trainer.probe()
      expect(bytes() - before).toBe(allocated) // nothing more while it trains
    }
  })

  it.each(['gd', 'momentum'] as const)('counts products of examples, %s', (optimizer) => {
    // 2 · 40 · 300 · 40 multiply-adds are above 2^18, and 40 examples far fewer than 300 pixels
    const architecture: Architecture = { inputs: 300, hidden: hiddenLayers([40, 4], 'relu') }
    const hyperparameters = { ...DEFAULT_HYPERPARAMETERS, optimizer }
    const { kernels, bytes } = countingKernels('float32')
    const train = randomPictures(300, 40, 1)
    const trainer = new Trainer({
      ...{ kernels, architecture, hyperparameters, scaling: { kind: 'unit' }, train, test: null },
    })
    expect(trainer.firstLayer).toBe('gram')
    const estimate = estimateTrainingBytes(architecture, hyperparameters, 40, 0)
    expect(estimate).toBe(bytes() + 2 * parameterCount(architecture) * 4)
  })

  it.each([
    { batch: 7 },
    { optimizer: 'adam' },
    { batch: 7, classWeights: 'balanced', precision: 'float64' },
  ] as const)('counts pictures that are kept as bytes: %j', (given: Partial<Hyperparameters>) => {
    const architecture: Architecture = { inputs: 300, hidden: [] }
    const hyperparameters = { ...DEFAULT_HYPERPARAMETERS, ...given }
    const { kernels, bytes } = countingKernels(hyperparameters.precision)
    const [train, test] = [randomPictures(300, 40, 1), randomPictures(300, 10, 2)]
    const trainer = new Trainer({
      ...{ kernels, architecture, hyperparameters, scaling: { kind: 'unit' }, train, test },
    })
    expect(trainer.firstLayer).toBe('one-pass')
    const copies = 2 * parameterCount(architecture) * (hyperparameters.precision === 'float64' ? 8 : 4)
    expect(estimateTrainingBytes(architecture, hyperparameters, 40, 10)).toBe(bytes() + copies)
  })

  it('counts what kept inputs take: the numbers twice again up to 128 MiB, beyond that the bytes twice', () => {
    // 128 MiB are twice 2^24 numbers of 4 bytes, or 2^23 of 8
    expect(mostKeptBytes(2 ** 24, 'float32')).toBe(2 ** 27)
    expect(mostKeptBytes(2 ** 24 + 1, 'float32')).toBe(2 ** 25 + 2)
    expect(mostKeptBytes(2 ** 23, 'float64')).toBe(2 ** 27)
    expect(mostKeptBytes(2 ** 23 + 1, 'float64')).toBe(2 ** 24 + 2)
  })

  it('stays bounded for 25,000 pictures of 64×64, and grows with the network', () => {
    const many = estimateTrainingBytes(course, DEFAULT_HYPERPARAMETERS, 25_000, 0)
    expect(many).toBeLessThan(100e6) // scaled at once, they would be 1.2 GB
    // 12288 · 4096 weights in float64 are 403 MB; with gradients and two copies 1.6 GB
    const wide = { inputs: 12288, hidden: hiddenLayers([4096], 'relu') }
    expect(
      estimateTrainingBytes(wide, { ...DEFAULT_HYPERPARAMETERS, precision: 'float64' }, 209, 50),
    ).toBeGreaterThan(1.6e9)
  })
})

describe('block plan', () => {
  it.each(PRECISIONS)("the course's 209 pictures are one block, %s", (precision) => {
    expect(planBlocks(layerSizes(course), precision, 209, BLOCK_BUDGET)).toEqual({
      columns: 209,
      isKept: true,
    })
  })

  it('cuts a large set into blocks that fit the budget, of at least one example', () => {
    const plan = planBlocks(layerSizes(course), 'float32', 25_000, BLOCK_BUDGET)
    expect(plan.isKept).toBe(false)
    // one example: (12288 + 3 · (20 + 7 + 5 + 1)) · 4 bytes = 49,548; 32 MiB hold 677 of them
    expect(plan.columns).toBe(677)
    expect(planBlocks(layerSizes(course), 'float64', 3, { keptBytes: 0, blockBytes: 1 })).toEqual({
      columns: 1,
      isKept: false,
    })
  })

  it('with dropout its masks and what they leave count, too', () => {
    // (12288 + 5 · 33) · 4 bytes = 49,812; 32 MiB hold 673 of them, and 512 MiB 10,777
    const planOf = (m: number) => planBlocks(layerSizes(course), 'float32', m, BLOCK_BUDGET, true)
    expect(planOf(25_000)).toEqual({ columns: 673, isKept: false })
    expect([planOf(10_777).isKept, planOf(10_778).isKept]).toEqual([true, false])
  })

  it('one block of a training with dropout takes no more than its budget', () => {
    const taken = new Map<number, number>()
    const real = createReferenceKernels('float64')
    const allocate: Kernels['allocate'] = (rows, columns) => {
      taken.set(columns, (taken.get(columns) ?? 0) + 8 * rows * columns)
      return real.allocate(rows, columns)
    }
    const blockBytes = 65_536
    const trainer = new Trainer({
      ...{ kernels: { ...real, allocate }, scaling: { kind: 'unit' }, test: null },
      architecture: { inputs: 8, hidden: hiddenLayers([64], 'relu') },
      hyperparameters: { ...DEFAULT_HYPERPARAMETERS, precision: 'float64', keepProbability: 0.5 },
      train: randomPictures(8, 100, 1),
      budget: { keptBytes: 0, blockBytes },
    })
    trainer.step()
    // (8 + 5 · 65) · 8 bytes = 2664 an example: 24 of them are 63,936
    expect(taken.get(24)).toBe(63_936)
  })
})
