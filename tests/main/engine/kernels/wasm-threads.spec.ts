import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { beforeAll, describe, expect, it } from 'vitest'
import { PRECISIONS } from '../../../../shared/domain/hyperparameters'
import kernelsPath from '../../../../src-main/engine/kernels/kernels.wasm?asset'
import { createWasmKernels, type WasmKernels } from '../../../../src-main/engine/kernels/wasm'
import type { StartThread } from '../../../../src-main/engine/kernels/wasm-threads'
import type { Numbers } from '../../../../src-main/engine/matrix'
import { fill } from './conformance-subject'
import { createKernelThreads, type KernelThreads } from './kernel-threads'
import { trainSmallNetwork } from './small-training'

const module = new WebAssembly.Module(readFileSync(kernelsPath))
let threads: KernelThreads

beforeAll(async () => {
  threads = await createKernelThreads()
})

/** Waits until all helpers take part: before that, the kernels work with fewer threads. */
async function allReady(kernels: WasmKernels): Promise<WasmKernels> {
  const deadlineMs = performance.now() + 20_000
  while (kernels.readyThreads() < kernels.threads) {
    if (performance.now() > deadlineMs) throw new Error('the threads did not start')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return kernels
}

const bitsOf = ({ buffer, byteOffset, byteLength }: Numbers): string =>
  createHash('sha256')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex')

describe.each(PRECISIONS)('several threads, %s', (precision) => {
  it.each([false, true])('give the bits of one; inputs kept: %s', async (isKept) => {
    const hashes = new Map<number, string>()
    for (const count of [1, 2, 3, 8]) {
      const kernels = await allReady(
        createWasmKernels({ module, precision, threads: count, startThread: threads.start }),
      )
      expect(kernels.threads).toBe(count)
      hashes.set(count, trainSmallNetwork(kernels, isKept))
      kernels.dispose()
    }
    expect(new Set(hashes.values()).size, JSON.stringify([...hashes])).toBe(1)
  })
})

/** 17 or 5 blocks of 256 terms, summed apart by several threads; numbers that are 0 or −0 keep their sign. */
it.each(PRECISIONS)(
  'products of kept inputs with many terms have the bits of one thread, %s',
  async (precision) => {
    const hashes: string[] = []
    for (const count of [1, 2, 3, 8]) {
      const kernels = await allReady(
        createWasmKernels({ module, precision, threads: count, startThread: threads.start }),
      )
      const [n, k, m] = [3, 4200, 90]
      const X = fill(kernels.allocate(k, m), 1)
      const [W, b] = [fill(kernels.allocate(n, k), 2), fill(kernels.allocate(n, 1), 3)]
      const Z = kernels.allocate(n, m)
      kernels.keepInputs(X)
      kernels.affine(W, X, b, Z)
      const examples = fill(kernels.allocate(300, 1200), 4)
      const [dZ, dW] = [fill(kernels.allocate(n, 1200), 5), kernels.allocate(n, 300)]
      dZ.data.forEach((_, at) => (dZ.data[at]! *= at % n)) // a first row of zeros …
      dW.data.fill(-0) // … added to −0
      kernels.keepInputs(examples)
      kernels.outerProduct(-0.5, dZ, examples, dW, true)
      hashes.push([Z, dW].map(({ data }) => bitsOf(data)).join())
      kernels.dispose()
    }
    expect(new Set(hashes).size).toBe(1)
  },
)

describe('a pool of threads', () => {
  it('works from the start, whether or not the threads are there', () => {
    const alone = createWasmKernels({ module, precision: 'float32', threads: 1 })
    const many = createWasmKernels({ module, precision: 'float32', threads: 3, startThread: threads.start })
    expect(trainSmallNetwork(many)).toBe(trainSmallNetwork(alone))
    many.dispose()
  })

  it('is one thread, and says so, when there is no way to start others', () => {
    expect(createWasmKernels({ module, precision: 'float32', threads: 4 }).threads).toBe(1)
  })

  it('sends its threads home when disposed of', async () => {
    const before = threads.workers.length
    const kernels = await allReady(
      createWasmKernels({ module, precision: 'float32', threads: 3, startThread: threads.start }),
    )
    const exits = threads.workers.slice(before).map((worker) => once(worker, 'exit'))
    expect(exits).toHaveLength(2)
    kernels.dispose()
    expect(await Promise.all(exits)).toEqual([[0], [0]])
  })

  it('says on the next call that a thread is gone', async () => {
    const kernels = await allReady(
      createWasmKernels({ module, precision: 'float32', threads: 2, startThread: threads.start }),
    )
    const Z = fill(kernels.allocate(3, 5), 1)
    kernels.activate('relu', Z, Z)
    await threads.workers.at(-1)!.terminate()
    const message = 'A kernel thread was lost: it ended with code 1'
    expect(() => kernels.activate('relu', Z, Z)).toThrow(message)
    expect(() => kernels.allocate(1, 1)).toThrow(message)
    kernels.dispose()
  })

  it('does not wait for a thread that fails in the middle of an operation', async () => {
    // A stack beyond the memory: the first thing the thread puts there ends it.
    const startThread: StartThread = (start, ended) =>
      threads.start({ ...start, stackTop: 2 ** 32 - 16 }, ended)
    const kernels = await allReady(
      createWasmKernels({ module, precision: 'float64', threads: 2, startThread }),
    )
    const [W, A, b] = [kernels.allocate(20, 500), kernels.allocate(500, 100), kernels.allocate(20, 1)]
    const Z = kernels.allocate(20, 100)
    // It may be asleep at first, and the caller does all pieces itself.
    const many = (): void => {
      for (let time = 0; time < 100_000; time++) kernels.affine(W, A, b, Z)
    }
    expect(many).toThrow('A kernel thread was lost: it did not finish its part')
    kernels.dispose()
  })
})
