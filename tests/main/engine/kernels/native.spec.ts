/** The native kernels in every instruction set of this processor. Skipped where they were not built. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { PRECISIONS, type Precision } from '../../../../shared/domain/hyperparameters'
import type { Kernels } from '../../../../src-main/engine/kernels/kernels'
import { createNativeKernels, type NativeAddon } from '../../../../src-main/engine/kernels/native'
import { zeros } from '../../../../src-main/engine/matrix'
import { instructionSets, nativeAddon, nativeAddonFile } from '../../../native-addon'
import { describeKernels } from './conformance'
import { describeColumnCuts, describeRounding } from './products-rounding'
import { trainSmallNetwork } from './small-training'

describe.skipIf(!nativeAddon)('native kernels', () => {
  // Declared only where there are instruction sets, that is where there is an addon.
  const addon = nativeAddon as NativeAddon
  const create = (precision: Precision, set: number, threads = 1): Kernels =>
    createNativeKernels({ addon, precision, threads, set })

  for (const { name, set } of instructionSets) {
    describeKernels(name, (precision) => create(precision, set))
    describeRounding(name, (precision) => create(precision, set))
    describeColumnCuts(name, (precision) => create(precision, set))

    it.each(PRECISIONS)(`${name}: several threads give the bits of one, %s`, async (precision) => {
      const hashes = new Set<string>()
      for (const threads of [1, 2, 3, 8]) {
        const kernels = create(precision, set, threads)
        // Threads start within a fraction of a millisecond; those that are late only do not help yet.
        await new Promise((resolve) => setTimeout(resolve, 20))
        hashes.add(trainSmallNetwork(kernels))
        kernels.dispose()
      }
      expect(hashes.size).toBe(1)
    })
  }

  it('joins its threads when disposed of, and answers no longer', () => {
    const kernels = create('float32', 0, 3)
    const P = kernels.allocate(2, 2)
    kernels.dispose()
    kernels.dispose()
    expect(() => kernels.scale(2, P)).toThrow('The kernels were disposed of')
  })

  it('takes no matrix that is not in its memory', () => {
    const [kernels, others] = [create('float32', 0), create('float32', 0)]
    expect(() => kernels.scale(2, zeros('float32', 2, 2))).toThrow('was not allocated by these kernels')
    expect(() => kernels.scale(2, others.allocate(2, 2))).toThrow('was not allocated by these kernels')
    kernels.dispose()
    others.dispose()
  })

  it('refuses addresses that are no machine, and words that are no numbers', () => {
    const gone = addon.create(0, 1)
    addon.destroy(gone)
    expect(() => addon.float32.scale(gone, 0, 1, 0)).toThrow('these native kernels are gone')
    expect(() => addon.float32.scale('one' as unknown as number, 0, 1, 0)).toThrow(
      'the native kernels take numbers',
    )
    expect(() => addon.create(99, 1)).toThrow('no such instruction set or number of threads')
    expect(() => addon.create(0, 0)).toThrow('no such instruction set or number of threads')
  })

  it('ends with the thread that loaded it, whatever its own threads do', async () => {
    const code = `const { workerData, parentPort } = require('node:worker_threads')
      const addon = require(workerData)
      addon.create(0, 4)
      parentPort.postMessage('working')
      setInterval(() => {}, 1000)`
    const worker = new Worker(code, { eval: true, workerData: nativeAddonFile })
    await once(worker, 'message')
    expect(await worker.terminate()).toBe(1)
  })
})
