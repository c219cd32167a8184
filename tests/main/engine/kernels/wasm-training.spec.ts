// The same training to the last bit, whatever the number of threads, with everything that draws or remembers.
import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { PRECISIONS, type Hyperparameters } from '../../../../shared/domain/hyperparameters'
import kernelsPath from '../../../../src-main/engine/kernels/kernels.wasm?asset'
import { createReferenceKernels } from '../../../../src-main/engine/kernels/reference'
import { createWasmKernels } from '../../../../src-main/engine/kernels/wasm'
import { hashWeights } from '../../../../src-main/workers/hash-weights'
import { hiddenLayers, randomPictures, smallTrainer } from '../small-runs'
import { createKernelThreads, type KernelThreads } from './kernel-threads'

const module = new WebAssembly.Module(readFileSync(kernelsPath))
let threads: KernelThreads

beforeAll(async () => {
  threads = await createKernelThreads()
})

/**
 * Wide enough that the kernels divide the work, and that they spread columns in some products (SPREAD_ROWS in sizes.h):
 * 96 examples of 768 pixels in a batch, 72 units.
 */
const architecture = { inputs: 768, hidden: hiddenLayers([72, 24], 'relu') }
const train = randomPictures(768, 200, 1)
const given: Partial<Hyperparameters> = {
  optimizer: 'adam',
  batch: 96,
  keepProbability: 0.8,
  l2: 0.5,
  classWeights: 'balanced',
  learningRate: 0.003,
}

it.each(PRECISIONS)('one, two and three threads end with the same bits, %s', async (precision) => {
  const results: unknown[] = []
  for (const count of [1, 2, 3]) {
    const kernels = createWasmKernels({ module, precision, threads: count, startThread: threads.start })
    while (kernels.readyThreads() < count) await new Promise((resolve) => setTimeout(resolve, 5))
    const trainer = smallTrainer(architecture, train, { ...given, precision }, { kernels })
    const costs = Array.from({ length: 9 }, () => trainer.step().cost) // three epochs
    const losses = [...trainer.probe().losses]
    results.push({ sha: hashWeights(trainer.parameters()), costs, losses })
    trainer.dispose()
  }
  expect(results[1]).toEqual(results[0])
  expect(results[2]).toEqual(results[0])
})

it('is the training of the reference kernels, to rounding', () => {
  const kernels = createWasmKernels({ module, precision: 'float64', threads: 1 })
  const [wasm, reference] = [kernels, createReferenceKernels('float64')].map((each) => {
    const trainer = smallTrainer(architecture, train, { ...given, precision: 'float64' }, { kernels: each })
    return Array.from({ length: 4 }, () => trainer.step().cost)
  })
  wasm!.forEach((cost, i) => expect(Math.abs(cost / reference![i]! - 1)).toBeLessThan(1e-9))
  kernels.dispose()
})
