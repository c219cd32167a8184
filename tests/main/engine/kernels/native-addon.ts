/** The native kernels for tests; null where they were not built, which is said once. */
import type { NativeAddon } from '../../../../src-main/engine/kernels/native'
import { findNativeAddon } from '../../../../src-main/workers/native-addon'

const found = findNativeAddon()

export const nativeAddon: NativeAddon | null = found.addon

/** Every instruction set of this processor: those that `auto` would not take are tested, too. */
export const instructionSets: readonly { readonly name: string; readonly set: number }[] = (
  nativeAddon?.instructionSets ?? []
).map((name, set) => ({ name, set }))
