import { describe, expect, it } from 'vitest'
import { createNativeKernels, type NativeAddon } from '../../../../src-main/engine/kernels/native'
import { describeKernels } from './conformance'
import { instructionSets, nativeAddon } from './native-addon'

describe.skipIf(!nativeAddon)('native', () => {
  const addon = nativeAddon as NativeAddon
  for (const { name, set } of instructionSets) {
    describeKernels(`${name}`, (precision) => createNativeKernels({ addon, precision, threads: 1, set }))
  }
  it('is there', () => expect(instructionSets.length).toBeGreaterThan(0))
})
